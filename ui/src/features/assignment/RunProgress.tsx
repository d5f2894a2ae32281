import { Progress, Text } from "@mantine/core";
import { useState } from "react";
import { Facts } from "@/components/Facts";
import { HeldButton } from "@/components/HeldButton";
import { useText } from "@/lib/i18n";
import type { PlanSoFar, Progress as Reported } from "@/lib/ipc";
import { useActions } from "@/lib/shell";
import classes from "./Assignment.module.css";
import { useWords } from "./words";

/** As the program says it of a plan that is made: in percent of its cost. */
const gapOf = ({ cost, bound }: PlanSoFar) => (cost <= bound ? 0 : ((cost - bound) / cost) * 100);

/** The best plan so far while it is bettered, and the way to stop there. */
export function RunProgress(props: { title: string; progress: Reported | null; onStop: () => void }) {
  const { title, progress } = props;
  const t = useText();
  const words = useWords();
  const [stopping, setStopping] = useState(false);
  const stop = () => {
    setStopping(true);
    props.onStop();
  };
  useActions([{ id: "stop", label: t("assignment.stop"), keys: "s", disabled: stopping, run: stop }]);
  const plan = progress?.plan ?? null;
  const share = progress === null || progress.total === 0 ? 0 : (progress.done / progress.total) * 100;
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <Text fw={600}>{title}</Text>
        <HeldButton variant="default" size="xs" held={stopping} onClick={stop}>
          {t(stopping ? "assignment.stopping" : "assignment.stop")}
        </HeldButton>
      </div>
      <Progress value={share} aria-label={title} my="xs" />
      {plan === null ? (
        <Text c="dimmed">{t("assignment.running_first")}</Text>
      ) : (
        <>
          {/* Read out at each round, and not at each change of the time. */}
          <Text role="status" fw={600}>
            {words.within(gapOf(plan))}
          </Text>
          <div className={classes.figures}>
            <Facts
              lines={[
                [t("assignment.cost"), words.count(plan.cost)],
                [t("assignment.bound"), words.count(plan.bound)],
                [t("assignment.elapsed"), words.seconds(plan.elapsed_ms)],
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
