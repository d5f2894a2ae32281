import { Button, Group, Slider, Stack, Text, Title } from "@mantine/core";
import { IconPhotoScan } from "@tabler/icons-react";
import { type FormEvent, useEffect, useState } from "react";
import { Columns } from "@/components/Columns";
import { Loading } from "@/components/states";
import { BearingField, FlagField, LengthField } from "@/features/floor-plan/editor/fields";
import { TypedField } from "@/features/floor-plan/editor/LengthField";
import { useEditor } from "@/features/floor-plan/editor/useSession";
import { lengthTyped, parseLength } from "@/features/floor-plan/model/edit/lengths";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { sidesOf } from "@/features/floor-plan/model/underlay";
import { useLanguage, useText } from "@/lib/i18n";
import type { UnderlayOut } from "@/lib/ipc";
import type { UnderlayTable } from "./useUnderlay";

const LEAST_OPACITY = 5;

export function UnderlayPanel({ session, table }: { session: EditorSession; table: UnderlayTable }) {
  const t = useText();
  const { underlay, isKnown, isReading } = table;
  // What is done with the underlay ends when its panel goes.
  useEffect(
    () => () => {
      if (session.state.tool.startsWith("underlay")) session.set({ tool: "pick" });
    },
    [session],
  );
  return (
    <Stack gap="sm">
      <Title order={2}>{t("underlay.title")}</Title>
      <Text size="sm" c="dimmed">
        {t("underlay.about")}
      </Text>
      {!isKnown ? (
        <Loading />
      ) : underlay === null ? null : (
        <Laid key={underlay.drawing} session={session} table={table} underlay={underlay} />
      )}
      {!isKnown ? null : (
        <Button
          size="xs"
          variant={underlay === null ? "filled" : "default"}
          leftSection={<IconPhotoScan size={16} aria-hidden />}
          loading={isReading}
          data-first-field
          onClick={() => void table.pick()}
        >
          {t(underlay === null ? "underlay.pick" : "underlay.pick_other")}
        </Button>
      )}
      {underlay === null ? null : (
        <Button size="xs" variant="subtle" color="red" disabled={isReading} onClick={table.remove}>
          {t("underlay.remove")}
        </Button>
      )}
      <Text size="sm" role="status">
        {isReading ? t("underlay.reading") : ""}
      </Text>
    </Stack>
  );
}

function Laid(props: { session: EditorSession; table: UnderlayTable; underlay: UnderlayOut }) {
  const { session, table, underlay } = props;
  const t = useText();
  const language = useLanguage();
  const { tool, unit } = useEditor(session);
  const { locked, shown } = underlay;
  const metres = (mm: number) =>
    (mm / 1_000).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const { width_mm, depth_mm } = sidesOf(underlay);
  const begin = (next: "underlay_move" | "underlay_scale") => {
    const isOn = tool === next;
    table.layPoints(!isOn && next === "underlay_scale");
    session.set({ tool: isOn ? "pick" : next, corners: [] });
  };
  return (
    <>
      <div>
        <Text fw={600} size="sm" style={{ overflowWrap: "anywhere" }}>
          {underlay.name}
        </Text>
        <Text size="sm">{t("underlay.size", { width: metres(width_mm), depth: metres(depth_mm) })}</Text>
        {underlay.is_scaled ? null : (
          <Text size="sm" c="var(--jc-attention)">
            {t("underlay.unscaled")}
          </Text>
        )}
      </div>
      <Group gap="lg">
        <FlagField
          label={t("underlay.shown")}
          value={shown}
          onValue={(value) => table.set({ shown: value })}
        />
        <FlagField
          label={t("underlay.locked")}
          value={locked}
          onValue={(value) => {
            if (value && tool.startsWith("underlay")) session.set({ tool: "pick" });
            table.set({ locked: value });
          }}
        />
      </Group>
      <div>
        <Group justify="space-between">
          <Text size="sm">{t("underlay.opacity")}</Text>
          <Text size="sm">{t("underlay.percent", { percent: underlay.opacity_percent })}</Text>
        </Group>
        <Slider
          thumbLabel={t("underlay.opacity")}
          label={null}
          min={LEAST_OPACITY}
          max={100}
          step={5}
          disabled={!shown}
          value={underlay.opacity_percent}
          onChange={table.preview}
          onChangeEnd={(opacity_percent) => table.set({ opacity_percent })}
        />
      </div>
      {tool === "underlay_scale" ? null : (
        <Columns count={2}>
          <LengthField
            label={t("underlay.x")}
            value={underlay.x_mm}
            unit={unit}
            disabled={locked}
            onValue={(x_mm) => table.set({ x_mm })}
          />
          <LengthField
            label={t("underlay.y")}
            value={underlay.y_mm}
            unit={unit}
            disabled={locked}
            onValue={(y_mm) => table.set({ y_mm })}
          />
          <BearingField
            label={t("underlay.turn")}
            value={underlay.rotation_mdeg}
            disabled={locked}
            onValue={(rotation_mdeg) => table.set({ rotation_mdeg })}
          />
        </Columns>
      )}
      <Columns count={2}>
        {(["underlay_move", "underlay_scale"] as const).map((each) => (
          <Button
            key={each}
            size="xs"
            variant={tool === each ? "filled" : "default"}
            aria-pressed={tool === each}
            disabled={locked || !shown}
            onClick={() => begin(each)}
          >
            {t(each === "underlay_move" ? "underlay.move" : "underlay.scale")}
          </Button>
        ))}
      </Columns>
      {tool === "underlay_scale" && table.points !== null ? (
        <Scale session={session} table={table} points={table.points} />
      ) : null}
    </>
  );
}

function Scale(props: {
  session: EditorSession;
  table: UnderlayTable;
  points: NonNullable<UnderlayTable["points"]>;
}) {
  const { session, table, points } = props;
  const t = useText();
  const { unit } = useEditor(session);
  const [distance_mm, setDistance] = useState<number | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const apart = Math.hypot(points[1][0] - points[0][0], points[1][1] - points[0][1]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(distance_mm === null);
    if (distance_mm === null || !(await table.scale(distance_mm))) return;
    table.layPoints(false);
    session.set({ tool: "pick" });
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-label={t("underlay.scale")}>
      <Columns count={2}>
        {([0, 1] as const).flatMap((which) =>
          ([0, 1] as const).map((axis) => (
            <LengthField
              key={`${which} ${axis}`}
              label={t(axis === 0 ? "underlay.point_x" : "underlay.point_y", { point: which + 1 })}
              value={points[which][axis]}
              unit={unit}
              onValue={(mm) => {
                const [x, y] = points[which];
                table.setPoint(which, axis === 0 ? [mm, y] : [x, mm]);
              }}
            />
          )),
        )}
      </Columns>
      <Text size="sm" c="dimmed" mt="xs">
        {t("underlay.measured", { length: `${lengthTyped(apart, unit)} ${unit}` })}
      </Text>
      <TypedField
        mt="xs"
        label={t("editor.in_unit", { label: t("underlay.distance"), unit })}
        inputMode="decimal"
        shown={distance_mm === null ? "" : lengthTyped(distance_mm, unit)}
        problem={t("underlay.problem_distance")}
        onTyped={(text) => {
          const typed = parseLength(text, unit);
          if (typed === null || typed <= 0) return false;
          setIsMissing(false);
          setDistance(typed);
          return true;
        }}
      />
      {isMissing ? (
        <Text size="xs" role="alert" c="var(--jc-danger)">
          {t("underlay.problem_distance")}
        </Text>
      ) : null}
      <Button type="submit" size="xs" mt="xs" fullWidth>
        {t("underlay.apply")}
      </Button>
    </form>
  );
}
