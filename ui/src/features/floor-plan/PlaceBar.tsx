import { Button, Group, Text } from "@mantine/core";
import { useText } from "@/lib/i18n";
import { useActions } from "@/lib/shell";
import classes from "./Stage.module.css";
import type { Carrying } from "./useCarrying";

/** What is in the hand, where it would go, and what that would break. */
export function PlaceBar({ carrying }: { carrying: Carrying }) {
  const { carried, targets, trial, against, busy } = carrying;
  const t = useText();
  useActions([
    { id: "put-back", label: t("states.cancel"), keys: "Escape", hidden: true, run: carrying.cancel },
  ]);
  if (carried === null) return null;
  const booths = targets.map((booth) => booth.code).join(", ");
  const isFree = trial !== null && trial.broken.length === 0 && trial.displaced.length === 0;
  const title = carried.kind === "swap" ? "floor.carry_swap" : "floor.carry_place";
  return (
    <div className={classes.bar} role="status">
      <div className={classes.barLine}>
        <Text fw={600}>{t(title, { name: carried.firm.name })}</Text>
        <Group gap="xs">
          {against === null || targets.length === 0 ? null : (
            <Button color="red" size="xs" loading={busy} onClick={carrying.force}>
              {t(carried.kind === "swap" ? "floor.swap_anyway" : "floor.place_anyway")}
            </Button>
          )}
          <Button variant="default" size="xs" onClick={carrying.cancel}>
            {t("states.cancel")}
          </Button>
        </Group>
      </div>
      <Text c="dimmed">{booths === "" ? t("floor.carry_help") : t("floor.carry_to", { booths })}</Text>
      {isFree ? <Text>{t("floor.keeps_all")}</Text> : null}
      {against === null ? null : <Text fw={600}>{against}</Text>}
      {trial === null || isFree ? null : (
        <ul className={classes.rules}>
          {trial.broken.map((rule) => (
            <li key={rule.text}>{rule.text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
