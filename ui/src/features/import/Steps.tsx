import { useText } from "@/lib/i18n";
import { STEPS, type StepKey } from "./draft";
import classes from "./Import.module.css";

/** Which step of the wizard is shown. */
export function Steps({ now }: { now: StepKey }) {
  const t = useText();
  const at = STEPS.indexOf(now);
  return (
    <ol className={classes.steps} aria-label={t("importing.steps")}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? "done" : index === at ? "now" : "later"}
          aria-current={index === at ? "step" : undefined}
        >
          <span className={classes.stepNumber} aria-hidden="true">
            {index + 1}
          </span>
          {t(`importing.step_${step}`)}
        </li>
      ))}
    </ol>
  );
}
