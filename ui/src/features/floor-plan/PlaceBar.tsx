import { Button, Group, Text } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import { useText } from "@/lib/i18n";
import type { FloorView } from "@/lib/ipc";
import { useActions } from "@/lib/shell";
import { shapeId } from "./Drawing";
import { cheapestHere } from "./model/costs";
import classes from "./Stage.module.css";
import type { Carrying } from "./useCarrying";
import { useCostWords } from "./useCostWords";

/** Beyond so many, the next of the cheapest is the first again. */
const MOST_CHEAPEST = 20;

/** As near to a booth the bar goes out of its way, in pixels. */
const NEAR_PX = 8;

/** What is in the hand, where it would go, what that would cost, and what it would break. */
export function PlaceBar(props: {
  carrying: Carrying;
  floor: FloorView;
  /** Takes the hand to a booth. */
  onGo: (booth: string) => void;
}) {
  const { carrying, floor } = props;
  const { carried, targets, costs, cost, cannot, trial, against, busy } = carrying;
  const t = useText();
  const words = useCostWords();
  const last = useRef(-1);
  const bar = useRef<HTMLDivElement>(null);
  const [isUp, setUp] = useState(false);
  const target = targets[0]?.id;
  // It lies at the foot of the plan or at its head, and never over what it speaks of.
  useLayoutEffect(() => {
    const own = bar.current?.getBoundingClientRect();
    const there = target === undefined ? null : document.getElementById(shapeId(target));
    const booth = there?.getBoundingClientRect();
    if (own === undefined || booth === undefined) return;
    if (booth.bottom > own.top - NEAR_PX && booth.top < own.bottom + NEAR_PX) setUp((now) => !now);
  }, [target]);
  const toCheapest = () => {
    if (costs === null) return;
    const cheapest = cheapestHere(floor.booths, costs, MOST_CHEAPEST);
    last.current = (last.current + 1) % Math.max(1, cheapest.length);
    const code = cheapest[last.current]?.place.booth;
    const booth = floor.booths.find((each) => each.code === code);
    if (booth !== undefined) props.onGo(booth.id);
  };
  const hasCosts = costs !== null && costs.cheapest.length > 0;
  useActions([
    { id: "put-back", label: t("states.cancel"), keys: "Escape", hidden: true, run: carrying.cancel },
    { id: "cheapest", label: t("floor.cheapest_next"), keys: "b", disabled: !hasCosts, run: toCheapest },
  ]);
  if (carried === null) return null;
  const booths = targets.map((booth) => booth.code).join(", ");
  const isFree = trial !== null && trial.broken.length === 0 && trial.displaced.length === 0;
  const title = carried.kind === "swap" ? "floor.carry_swap" : "floor.carry_place";
  return (
    <div ref={bar} className={classes.bar} data-up={isUp || undefined} role="status">
      <div className={classes.barLine}>
        <Text fw={600}>{t(title, { name: carried.firm.name })}</Text>
        <Group gap="xs">
          {hasCosts ? (
            <Button variant="default" size="xs" onClick={toCheapest}>
              {t("floor.cheapest_key")}
            </Button>
          ) : null}
          {carrying.canForce && targets.length > 0 ? (
            <Button color="red" size="xs" loading={busy} onClick={carrying.force}>
              {t(carried.kind === "swap" ? "floor.swap_anyway" : "floor.place_anyway")}
            </Button>
          ) : null}
          <Button variant="default" size="xs" onClick={carrying.cancel}>
            {t("states.cancel")}
          </Button>
        </Group>
      </div>
      <Text c="dimmed">{booths === "" ? t("floor.carry_help") : t("floor.carry_to", { booths })}</Text>
      {cost === null || cost.difference === null ? null : (
        <Text fw={600}>{words.place(cost.difference, cost.exchange)}</Text>
      )}
      {cannot === null ? null : <Text fw={600}>{t("floor.cannot_here", { why: cannot })}</Text>}
      {isFree && cannot === null ? <Text>{t("floor.keeps_all")}</Text> : null}
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
