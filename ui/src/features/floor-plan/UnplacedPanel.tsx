import { Button, Group, Text } from "@mantine/core";
import type { PointerEvent as ReactPointerEvent } from "react";
import { DetailPanel } from "@/components/DetailPanel";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { Assigned, UnplacedView } from "@/lib/ipc";
import { useWay } from "@/lib/shell";
import type { Firm } from "./model/find";
import classes from "./Stage.module.css";

/** Who has no booth, and why. From here a firm is dragged, or carried by the keyboard, onto a booth. */
export function UnplacedPanel(props: {
  unplaced: readonly UnplacedView[];
  assigned: Assigned | null;
  onCarry: (firm: Firm) => void;
  onDrag: (firm: Firm, event: ReactPointerEvent) => void;
  onSuiting: (code: string) => void;
  onClose: () => void;
}) {
  const { unplaced, assigned } = props;
  const t = useText();
  const { count } = useFormat();
  const toPlans = useWay()({ kind: "assignment", id: null });
  return (
    <DetailPanel title={t("floor.unplaced", { count: unplaced.length })} onClose={props.onClose}>
      {assigned === null ? null : (
        <section className={classes.card} role="status">
          <Text fw={600}>
            {t("floor.assigned", { placed: assigned.placed, unplaced: assigned.unplaced.length })}
          </Text>
          {assigned.partly.map((one) => (
            <Text key={one.exhibitor}>
              {t("floor.partly", { name: one.exhibitor, why: one.reasons.map(({ text }) => text).join(" ") })}
            </Text>
          ))}
        </section>
      )}
      <Text c="dimmed" my="xs">
        {t(unplaced.length === 0 ? "floor.all_placed" : "floor.unplaced_help")}
      </Text>
      {toPlans === null ? null : (
        <Button variant="default" size="xs" mb="xs" onClick={toPlans}>
          {t("floor.compare_plans")}
        </Button>
      )}
      <ul className={classes.list}>
        {unplaced.map((party) => {
          const [main] = party.members;
          if (main === undefined) return null;
          const name = party.members.map((member) => member.name).join(" + ");
          const firm: Firm = { participation: main.participation, name, booths: [], count: party.booths };
          const told = assigned?.unplaced.find((one) => one.exhibitor === main.name)?.reasons;
          const size = party.booths > 1 ? `${party.booths} × ${party.booth_size}` : party.booth_size;
          return (
            <li
              key={`${main.participation} ${party.first_day}`}
              className={`${classes.card} ${classes.drag}`}
              onPointerDown={(event) => props.onDrag(firm, event)}
            >
              <Group justify="space-between" wrap="nowrap" align="flex-start">
                <div style={{ minWidth: 0 }}>
                  <Text fw={600}>{name}</Text>
                  <Text c="dimmed">
                    {[
                      main.category,
                      t("floor.size_m", { size }),
                      t("floor.va", { va: count(party.power_va) }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </Text>
                </div>
                <Button
                  variant="light"
                  size="compact-sm"
                  flex="none"
                  aria-label={t("floor.place_firm", { name })}
                  onClick={() => props.onCarry(firm)}
                >
                  {t("floor.place")}
                </Button>
              </Group>
              {(told ?? party.reasons).map((reason) => (
                <Text key={reason.text}>{reason.text}</Text>
              ))}
              {party.suiting.length === 0 ? null : (
                <Group gap={4} mt={4}>
                  <Text c="dimmed">{t("floor.suiting")}</Text>
                  {party.suiting.slice(0, 6).map((code) => (
                    <Button
                      key={code}
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t("floor.show_booth", { booth: code })}
                      onClick={() => props.onSuiting(code)}
                    >
                      {code}
                    </Button>
                  ))}
                </Group>
              )}
            </li>
          );
        })}
      </ul>
    </DetailPanel>
  );
}
