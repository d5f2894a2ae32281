import { Button, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type PreflightLine, useCommand, type Who } from "@/lib/ipc";
import { useWay } from "@/lib/shell";
import classes from "./Badges.module.css";
import { Remark, withoutName } from "./Remark";

const MOST_LINES = 60;

/** What the printer should know before it is paper: whose badge, what is off, and the way to mend it. */
export function PreflightList(props: { who: Who; template: string; onLook: (holder: string) => void }) {
  const { who, template } = props;
  const t = useText();
  const { count } = useFormat();
  const [withNotes, setWithNotes] = useState(false);
  const { data, error, isFetching } = useCommand(
    "badges_preflight",
    { who, template },
    { keepPrevious: true },
  );
  if (data === undefined) {
    return (
      <section className={classes.preflight}>
        <Title order={3}>{t("badges.preflight")}</Title>
        {error === null ? (
          <Text c="dimmed">{t("badges.checking")}</Text>
        ) : (
          <Text role="alert">{error.message}</Text>
        )}
      </section>
    );
  }
  const warnings = data.lines.filter((line) => line.severity === "warning");
  const notes = data.lines.filter((line) => line.severity !== "warning");
  const listed = withNotes ? [...warnings, ...notes] : warnings;
  return (
    <section className={classes.preflight} aria-busy={isFetching}>
      <Title order={3}>{t("badges.preflight")}</Title>
      {warnings.length > 0 ? (
        <p className={classes.verdict} data-tone="attention">
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
          {t("badges.warnings", { n: count(warnings.length), count: warnings.length })}
        </p>
      ) : (
        <p className={classes.verdict} data-tone="done">
          <IconCircleCheck size={18} stroke={1.75} aria-hidden />
          {notes.length > 0
            ? t("badges.notes", { n: count(notes.length), count: notes.length })
            : t("badges.fine")}
        </p>
      )}
      <ul className={classes.lines}>
        {listed.slice(0, MOST_LINES).map((line) => (
          <Line key={`${line.holder_id} ${line.what} ${line.message}`} line={line} onLook={props.onLook} />
        ))}
      </ul>
      {listed.length > MOST_LINES ? (
        <Text c="dimmed">{t("badges.more_lines", { n: count(listed.length - MOST_LINES) })}</Text>
      ) : null}
      {notes.length > 0 ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setWithNotes(!withNotes)}>
          {withNotes ? t("badges.hide_notes") : t("badges.show_notes")}
        </Button>
      ) : null}
    </section>
  );
}

function Line({ line, onLook }: { line: PreflightLine; onLook: (holder: string) => void }) {
  const t = useText();
  const way = useWay();
  const { holder, holder_id } = line;
  const firm = line.exhibitor_id === null ? null : way({ kind: "exhibitor", id: line.exhibitor_id });
  return (
    <Remark
      severity={line.severity}
      action={
        firm === null || holder === null ? null : (
          <Button
            variant="light"
            size="compact-xs"
            aria-label={t("badges.fix_named", { name: holder })}
            onClick={firm}
          >
            {t("badges.fix")}
          </Button>
        )
      }
    >
      {holder === null || holder_id === null ? null : (
        <button
          type="button"
          className={classes.link}
          aria-label={t("badges.look_at", { name: holder })}
          onClick={() => onLook(holder_id)}
        >
          {holder}
        </button>
      )}
      <span>{holder === null ? line.message : withoutName(line.message, holder)}</span>
    </Remark>
  );
}
