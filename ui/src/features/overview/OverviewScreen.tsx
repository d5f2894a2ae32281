import { Text, Title } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { Screen } from "@/components/Screen";
import { Empty, Failed, Loading } from "@/components/states";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type Day, type Overview, useCommand } from "@/lib/ipc";
import { useWay } from "@/lib/shell";
import { Figures } from "./Figures";
import { NextSteps } from "./NextSteps";
import classes from "./OverviewScreen.module.css";
import { TargetButton } from "./TargetButton";
import { Warnings } from "./Warnings";

export default function OverviewScreen() {
  const t = useText();
  const { dayRange } = useFormat();
  const { data: state } = useCommand("app_state", {});
  const { data, error, refetch } = useCommand("overview", {});
  const event = state?.event;
  const note =
    event === undefined || event === null
      ? undefined
      : [event.theme, dayRange(event.starts_on, event.ends_on), event.venue].filter(Boolean).join(" · ");
  return (
    <Screen title={event?.name ?? t("overview.title")} note={note}>
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Failed error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Contents overview={data} />
      )}
    </Screen>
  );
}

function Contents({ overview }: { overview: Overview }) {
  const t = useText();
  const way = useWay();
  if (overview.counts.exhibitors === 0) {
    const target = { kind: "import", id: null } as const;
    return (
      <Empty icon={IconFileImport} title={t("overview.empty")} help={t("overview.empty_help")}>
        {way(target) === null ? null : (
          <TargetButton target={target} variant="filled">
            {t("overview.step_import")}
          </TargetButton>
        )}
      </Empty>
    );
  }
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <Figures overview={overview} />
        <NextSteps steps={overview.steps} />
      </div>
      <div className={classes.column}>
        <Warnings warnings={overview.warnings} />
        <Calendar days={overview.calendar} />
      </div>
    </div>
  );
}

function Calendar({ days }: { days: readonly Day[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className={classes.card}>
      <Title order={2}>{t("overview.calendar")}</Title>
      <ul className={classes.days}>
        {days.map((day) => (
          <li key={day.date} className={classes.day}>
            <Text component="time" dateTime={day.date}>
              {format.shortDay(day.date)}
            </Text>
            <span>{t("overview.hours", { opens: day.opens, closes: day.closes })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
