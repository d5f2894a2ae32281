import { Button, Select, Stack, Text } from "@mantine/core";
import { useId } from "react";
import { DetailPanel } from "@/components/DetailPanel";
import { Pill } from "@/components/marks";
import { Failed, Loading } from "@/components/states";
import { useText } from "@/lib/i18n";
import type { WeightOut } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import type { WeightsHand } from "./useWeights";
import { useWords } from "./words";

/** What a plan is judged by: a slider and a sentence for each weight. */
export function WeightsPanel({ hand, onClose }: { hand: WeightsHand; onClose: () => void }) {
  const t = useText();
  const { weights, presets, preset } = hand;
  const foot = (
    <>
      <Button loading={hand.busy} onClick={() => void hand.save()}>
        {t("assignment.weights_save")}
      </Button>
      <Button variant="default" onClick={hand.discard}>
        {t("assignment.weights_discard")}
      </Button>
      <Pill tone="attention" shape="ring">
        {t("assignment.weights_unsaved")}
      </Pill>
    </>
  );
  return (
    <DetailPanel title={t("assignment.weights")} onClose={onClose} {...(hand.unsaved ? { foot } : {})}>
      {weights === undefined ? (
        hand.error === null ? (
          <Loading />
        ) : (
          <Failed error={hand.error} onRetry={hand.retry} />
        )
      ) : (
        <Stack gap="md">
          <Text c="dimmed">{t("assignment.weights_help")}</Text>
          <Select
            label={t("assignment.preset")}
            placeholder={t("assignment.preset_own")}
            allowDeselect={false}
            value={preset?.code ?? null}
            onChange={(code) => {
              const chosen = presets.find((each) => each.code === code);
              if (chosen !== undefined) hand.choose(chosen);
            }}
            data={presets.map(({ code, title }) => ({ value: code, label: title }))}
            {...(preset === null ? {} : { description: preset.sentence })}
          />
          {weights.map((weight) => (
            <Slider key={weight.name} weight={weight} onChange={(points) => hand.set(weight.name, points)} />
          ))}
        </Stack>
      )}
    </DetailPanel>
  );
}

/** So many points are one press of an arrow; where there are thousands, a hundred. */
const stepOf = (most: number) => (most > 1_000 ? 100 : 1);

function Slider({ weight, onChange }: { weight: WeightOut; onChange: (points: number) => void }) {
  const { points: said } = useWords();
  const id = useId();
  const { points, most } = weight;
  return (
    <div>
      <div className={classes.sliderHead}>
        <label htmlFor={id}>{weight.title}</label>
        <output htmlFor={id} className="tabular">
          {said(points)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        className={classes.slider}
        min={0}
        max={most}
        step={stepOf(most)}
        value={points}
        aria-describedby={`${id}-help`}
        aria-valuetext={said(points)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <Text id={`${id}-help`} c="dimmed" size="sm">
        {weight.sentence}
      </Text>
    </div>
  );
}
