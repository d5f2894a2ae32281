import { Text, Title } from "@mantine/core";
import { useMemo } from "react";
import { useText } from "@/lib/i18n";
import type { Proposals } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { Compared } from "./Compared";
import { DifferList } from "./DifferList";
import { More } from "./More";
import { type HowToRun, RunCard } from "./RunCard";
import { UnplacedList } from "./UnplacedList";
import { usePlans } from "./usePlans";

/** Plans for everybody: looked for, compared, one of them taken. */
export function PlansTab(props: {
  desk: Proposals;
  running: boolean;
  unsavedWeights: boolean;
  onRun: (how: HowToRun) => void;
}) {
  const { desk, running } = props;
  const t = useText();
  const hands = usePlans();
  // Choices after a change are shown by themselves.
  const proposals = useMemo(() => desk.proposals.filter(({ kind }) => kind === "assign"), [desk]);
  const isStale = proposals.some(({ is_stale }) => is_stale);
  return (
    <div className={classes.stack}>
      <RunCard
        label={t(props.unsavedWeights ? "assignment.run_saving" : "assignment.run")}
        help={t("assignment.run_help")}
        running={running}
        onRun={props.onRun}
      />
      <section className={classes.part}>
        <Title order={2}>{t("assignment.compare")}</Title>
        {proposals.length === 0 ? <Text mb="xs">{t("assignment.no_plans")}</Text> : null}
        {isStale ? (
          <Text mb="xs" role="status">
            {t("assignment.stale_help")}
          </Text>
        ) : null}
        {desk.current.broken.length === 0 ? null : (
          <div>
            <Text fw={600}>{t("assignment.broken_now")}</Text>
            <More all={desk.current.broken} first={5}>
              {(shown) => (
                <ul className={classes.lines}>
                  {shown.map(({ text }) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              )}
            </More>
          </div>
        )}
        <Compared desk={desk} proposals={proposals} hands={{ ...hands, busy: hands.busy || running }} />
      </section>
      {proposals.length === 0 ? null : <DifferList differs={desk.differs} proposals={proposals} />}
      <UnplacedList current={desk.current} proposals={proposals} />
    </div>
  );
}
