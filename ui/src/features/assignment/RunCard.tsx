import { Group, SegmentedControl, Text, TextInput } from "@mantine/core";
import { IconWand } from "@tabler/icons-react";
import { useState } from "react";
import { HeldButton } from "@/components/HeldButton";
import { useText } from "@/lib/i18n";
import { useActions } from "@/lib/shell";
import classes from "./Assignment.module.css";

export const EFFORTS = ["quick", "usual", "thorough"] as const;
export type EffortName = (typeof EFFORTS)[number];

/** Rounds of doubling length: two more are four times the work. The usual ones are the program's own. */
export const ROUNDS: Record<EffortName, number> = { quick: 1, usual: 3, thorough: 5 };
const FIRST_SEED = 1;

export interface HowToRun {
  seed: number;
  effort: EffortName;
}

/** How hard to look, from which seed, and the button that begins. */
export function RunCard(props: {
  /** What the button says, verb first. */
  label: string;
  help: string;
  running: boolean;
  onRun: (how: HowToRun) => void;
}) {
  const { running, onRun } = props;
  const t = useText();
  const [effort, setEffort] = useState<EffortName>("usual");
  const [typed, setTyped] = useState(String(FIRST_SEED));
  const isSeed = /^\d{1,9}$/.test(typed.trim());
  const run = () => onRun({ seed: Number(typed.trim()), effort });
  useActions([{ id: "run", label: props.label, keys: "r", disabled: running || !isSeed, run }]);
  return (
    <section className={classes.card} aria-label={props.label}>
      <Group gap="md" align="flex-start">
        <div>
          <Text fw={500} component="div" id="effort-label">
            {t("assignment.effort")}
          </Text>
          <SegmentedControl
            aria-labelledby="effort-label"
            data={EFFORTS.map((value) => ({ value, label: t(`assignment.effort_${value}`) }))}
            value={effort}
            onChange={(value) => setEffort(EFFORTS.find((each) => each === value) ?? "usual")}
          />
        </div>
        <TextInput
          label={t("assignment.seed")}
          title={t("assignment.seed_help")}
          w={110}
          inputMode="numeric"
          value={typed}
          error={isSeed ? undefined : t("assignment.seed_wrong")}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <HeldButton
          mt="1.3rem"
          leftSection={<IconWand size={16} aria-hidden />}
          held={running || !isSeed}
          onClick={run}
        >
          {props.label}
        </HeldButton>
      </Group>
      <Text c="dimmed" mt="xs">
        {props.help}
      </Text>
    </section>
  );
}
