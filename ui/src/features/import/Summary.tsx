import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { ImportReport } from "@/lib/ipc";
import classes from "./Import.module.css";

/** How many rows wait for a person's decision. */
export function heldRows(report: ImportReport): number {
  return report.duplicates.filter((double) => double.done === "held").length;
}

/** What an import does, or did, in six numbers. */
export function Summary({ report }: { report: ImportReport }) {
  const t = useText();
  const { count } = useFormat();
  const figures = [
    ["created", report.created, "done"],
    ["updated", report.updated, "done"],
    ["unchanged", report.unchanged, "calm"],
    ["held", heldRows(report), "attention"],
    ["rejected", report.rejected.length, "danger"],
    ["warnings", report.warnings.length, "attention"],
  ] as const;
  return (
    <dl className={classes.summary} aria-label={t("importing.summary")}>
      {figures.map(([key, value, tone]) => (
        <div key={key} data-tone={value === 0 ? "calm" : tone}>
          <dt>{t(`importing.${key}`)}</dt>
          <dd>{count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
