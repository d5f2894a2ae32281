import { Button, Progress, Text } from "@mantine/core";
import { useState } from "react";
import { Facts } from "@/components/Facts";
import { useText } from "@/lib/i18n";
import type { PlanProgress } from "@/lib/ipc";
import { useActions } from "@/lib/shell";
import classes from "./Assignment.module.css";
import { useWords } from "./words";

/** The best plan so far while it is bettered, and the way to stop there. */
export function RunProgress(props: { title: string; progress: PlanProgress | null; onStop: () => void }) {
  const { title, progress } = props;
  const t = useText();
  const words = useWords();
  const [stopping, setStopping] = useState(false);
  const stop = () => {
    setStopping(true);
    props.onStop();
  };
  useActions([{ id: "stop", label: t("assignment.stop"), keys: "s", disabled: stopping, run: stop }]);
  const cost = progress?.cost ?? null;
  const of = (value: number | null) => (value === null ? null : words.count(value));
  const share = progress === null || progress.total === 0 ? 0 : (progress.done / progress.total) * 100;
  const moves = progress?.most_moved ?? null;
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <Text fw={600}>
          {moves === null ? title : `${title} · ${t("assignment.running_moves", { count: moves })}`}
        </Text>
        <Button variant="default" size="xs" disabled={stopping} onClick={stop}>
          {t(stopping ? "assignment.stopping" : "assignment.stop")}
        </Button>
      </div>
      <Progress value={share} aria-label={title} my="xs" />
      {progress === null || cost === null ? (
        <Text c="dimmed">{t("assignment.running_first")}</Text>
      ) : (
        <>
          {/* Read out at each round, and not at each change of the time. */}
          <Text role="status" fw={600}>
            {words.within(progress.gap_percent)}
          </Text>
          <div className={classes.figures}>
            <Facts
              lines={[
                [t("assignment.cost"), words.count(cost)],
                [t("assignment.bound"), of(progress.bound)],
                [t("assignment.elapsed"), words.seconds(progress.seconds)],
                [t("assignment.placed"), words.count(progress.placed)],
                [t("assignment.unplaced"), words.count(progress.unplaced)],
              ]}
            />
          </div>
        </>
      )}
      <Text c="dimmed" mt="xs">
        {t("assignment.running_help")}
      </Text>
    </section>
  );
}
