import { useText } from "@/lib/i18n";
import type { LegendEntry } from "./model/colouring";
import classes from "./Stage.module.css";

/** What the grounds mean; the mark in the booth's corner says the same without colour. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  const t = useText();
  return (
    <ul className={classes.legend} aria-label={t("floor.legend")}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <span className={classes.swatch} style={{ background: entry.fill }} aria-hidden="true">
            {entry.mark}
          </span>
          {t("floor.legend_entry", { label: entry.label, count: entry.booths })}
        </li>
      ))}
    </ul>
  );
}
