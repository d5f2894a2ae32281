import { Progress, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconCircle, IconCircleCheck, IconCircleDot } from "@tabler/icons-react";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { Step } from "@/lib/ipc";
import classes from "./OverviewScreen.module.css";
import { STEP_TARGETS, stepStates } from "./steps";
import { TargetButton } from "./TargetButton";

const ICONS = { done: IconCircleCheck, now: IconCircleDot, later: IconCircle };

export function NextSteps({ steps }: { steps: readonly Step[] }) {
  const t = useText();
  const { count } = useFormat();
  const states = stepStates(steps);
  const allDone = states.every((step) => step.state === "done");
  return (
    <section className={classes.card}>
      <Title order={2}>{t("overview.next")}</Title>
      {allDone ? <Text mb="sm">{t("overview.all_done")}</Text> : null}
      <ol className={classes.steps}>
        {states.map((step) => {
          const Mark = ICONS[step.state];
          const name = t(`overview.step_${step.key}`);
          const values = {
            count: step.count,
            total: count(step.total),
            left: count(step.total - step.count),
          };
          return (
            <li key={step.key} className={classes.step} data-state={step.state}>
              <Mark size={22} stroke={1.75} aria-hidden />
              <div>
                <div className={classes.stepName}>
                  {name}
                  <VisuallyHidden>{` (${t(`overview.step_${step.state}`)})`}</VisuallyHidden>
                </div>
                <div className={classes.stepCount}>
                  {step.key === "floor_plan"
                    ? t(step.done ? "overview.printed" : "overview.not_printed")
                    : t(`overview.count_${step.key}`, values)}
                  {step.state !== "done" && step.total > 0 ? (
                    <Progress
                      className={classes.bar}
                      size="sm"
                      value={(step.count / step.total) * 100}
                      aria-label={name}
                    />
                  ) : null}
                </div>
              </div>
              <TargetButton
                target={STEP_TARGETS[step.key]}
                variant={step.state === "now" ? "filled" : "light"}
                name={`${t("overview.go")}: ${name}`}
              >
                {t("overview.go")}
              </TargetButton>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
