import type { ReactNode } from "react";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { Overview } from "@/lib/ipc";
import classes from "./OverviewScreen.module.css";

export function Figures({ overview }: { overview: Overview }) {
  const t = useText();
  const { count } = useFormat();
  const { counts } = overview;
  const missing = counts.accepted - counts.placed;
  return (
    <dl className={classes.figures}>
      <Figure
        name={t("overview.exhibitors")}
        value={count(counts.exhibitors)}
        note={t("overview.exhibitors_note", {
          accepted: count(counts.accepted),
          waitlisted: count(overview.waitlisted),
        })}
      />
      <Figure
        name={t("overview.placed")}
        value={count(counts.placed)}
        of={t("overview.of", { total: count(counts.accepted) })}
        note={missing > 0 ? t("overview.placed_note", { missing: count(missing) }) : t("overview.placed_all")}
      />
      <Figure
        name={t("overview.booths")}
        value={count(counts.booths)}
        note={t("overview.booths_note", { free: count(overview.booths_free) })}
      />
      <Figure
        name={t("overview.badges")}
        value={count(counts.badges)}
        note={t("overview.badges_note", {
          count: counts.badge_holders,
          holders: count(counts.badge_holders),
        })}
      />
    </dl>
  );
}

function Figure(props: { name: string; value: string; of?: string; note: ReactNode }) {
  return (
    <div className={classes.figure}>
      <dt>{props.name}</dt>
      <dd className={classes.number}>
        {props.value}
        {props.of === undefined ? null : <span className={classes.of}>{` ${props.of}`}</span>}
      </dd>
      <dd className={classes.note}>{props.note}</dd>
    </div>
  );
}
