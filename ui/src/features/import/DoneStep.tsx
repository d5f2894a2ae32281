import { Button, Group, Text } from "@mantine/core";
import { useText } from "@/lib/i18n";
import { type ImportReport, useCommand } from "@/lib/ipc";
import { useWay } from "@/lib/shell";
import { Heading } from "./Heading";
import classes from "./Import.module.css";
import { Problems } from "./Problems";
import { heldRows, Summary } from "./Summary";

/** What the import did, and what comes next; or that it was taken back. */
export function DoneStep(props: { report: ImportReport; onHeld: () => void; onAnother: () => void }) {
  const t = useText();
  const { report } = props;
  const { data: state } = useCommand("app_state", {});
  const undone = report.change_set !== null && state?.redo?.change === report.change_set;
  const held = heldRows(report);
  const toExhibitors = useWay()({ kind: "exhibitor", id: null });
  const { file } = report;
  return (
    <section className={classes.step}>
      <div>
        <Heading focus>{t(undone ? "importing.undone_title" : "importing.done_title", { file })}</Heading>
        <Text c="dimmed">{t(undone ? "importing.undone_help" : "importing.done_help")}</Text>
      </div>
      {undone ? null : <Summary report={report} />}
      <Group>
        {held === 0 || undone ? null : (
          <Button onClick={props.onHeld}>{t("importing.decide_held", { count: held })}</Button>
        )}
        {toExhibitors === null || undone ? null : (
          <Button variant={held === 0 ? "filled" : "default"} onClick={toExhibitors}>
            {t("importing.to_exhibitors")}
          </Button>
        )}
        <Button variant={undone ? "filled" : "default"} onClick={props.onAnother}>
          {t("importing.another")}
        </Button>
      </Group>
      {undone ? null : (
        <>
          <Problems
            title={t("importing.rejected_title", { count: report.rejected.length })}
            problems={report.rejected}
            tone="danger"
            onFix={null}
          />
          <Problems
            title={t("importing.warnings_title", { count: report.warnings.length })}
            problems={report.warnings}
            tone="attention"
            onFix={null}
          />
        </>
      )}
    </section>
  );
}
