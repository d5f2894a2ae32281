import { Button, Group, Text, Title } from "@mantine/core";
import { Failed, Working } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { WorkGuard } from "@/components/WorkGuard";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { asCommandError, type CellFix, type Choices, type ImportReport, useLongChange } from "@/lib/ipc";
import { columnLetters, type Draft, withCell, withoutCell } from "./draft";
import { Heading } from "./Heading";
import classes from "./Import.module.css";
import { Problems } from "./Problems";
import { heldRows, Summary } from "./Summary";
import { useDryRun } from "./useDryRun";

/** What the import would do, with what is wrong to be mended; then the import itself. */
export function CheckStep(props: {
  draft: Draft;
  onChoose: (choices: Choices) => void;
  onBack: () => void;
  onDone: (report: ImportReport) => void;
}) {
  const t = useText();
  const toasts = useToasts();
  const { draft } = props;
  const { run, running, progress, cancel } = useLongChange("import_run");
  const dry = useDryRun(draft, !running);
  const back = (
    <Button variant="default" onClick={props.onBack}>
      {t("importing.back")}
    </Button>
  );
  const start = async () => {
    try {
      const report = await run({ ...draft, dry_run: false });
      toasts.undoable(
        t("importing.imported", {
          file: report.file,
          created: report.created,
          updated: report.updated,
          held: heldRows(report),
        }),
      );
      props.onDone(report);
    } catch (thrown) {
      const error = asCommandError(thrown);
      if (error.is("cancelled")) toasts.done(t("importing.cancelled"));
      else toasts.failed(error);
    }
  };
  const report = dry.data;
  if (running) {
    const file = report?.file ?? "";
    const title = t("importing.running", { file });
    return (
      <>
        <WorkGuard what={title} />
        <Working title={title} progress={progress} onCancel={cancel} />
      </>
    );
  }
  if (dry.error !== null)
    return (
      <Failed error={dry.error} onRetry={() => void dry.refetch()}>
        {back}
      </Failed>
    );
  if (report === undefined)
    return <Working title={t("importing.checking")} progress={dry.progress} onCancel={props.onBack} />;
  return (
    <Checked
      report={report}
      checking={dry.isFetching}
      choices={draft.choices}
      onChoose={props.onChoose}
      back={back}
      onRun={() => void start()}
    />
  );
}

function Checked(props: {
  report: ImportReport;
  checking: boolean;
  choices: Choices;
  onChoose: (choices: Choices) => void;
  back: React.ReactNode;
  onRun: () => void;
}) {
  const t = useText();
  const { count } = useFormat();
  const { report, choices, checking, onChoose } = props;
  const fix = (one: CellFix) => onChoose(withCell(choices, one));
  const held = report.duplicates.filter((double) => double.done === "held");
  const problems = report.rejected.length + report.warnings.length + held.length;
  const rows = report.rows_read - report.rejected.length;
  return (
    <section className={classes.step}>
      <div>
        <Heading focus>{t("importing.checked")}</Heading>
        <Text c="dimmed" role="status">
          {checking ? t("importing.checking") : t("importing.checked_help")}
        </Text>
      </div>
      <Summary report={report} />
      <Fixes report={report} choices={choices} onChoose={onChoose} />
      {problems === 0 ? <Text>{t("importing.no_problems")}</Text> : null}
      <Problems
        title={t("importing.rejected_title", { count: report.rejected.length })}
        help={t("importing.fix_help")}
        problems={report.rejected}
        tone="danger"
        onFix={fix}
      />
      <Problems
        title={t("importing.warnings_title", { count: report.warnings.length })}
        help={report.rejected.length > 0 ? undefined : t("importing.fix_help")}
        problems={report.warnings}
        tone="attention"
        onFix={fix}
      />
      {held.length === 0 ? null : (
        <section className={classes.block}>
          <Title order={3}>{t("importing.held_title", { count: held.length })}</Title>
          <Text c="dimmed">{t("importing.held_help")}</Text>
          <ul className={classes.plain}>
            {held.map((double) => (
              <li key={double.row}>{double.message}</li>
            ))}
          </ul>
        </section>
      )}
      <div className={classes.foot}>
        <Group>
          {props.back}
          <Button disabled={checking || rows === 0} onClick={props.onRun}>
            {t("importing.run", { count: rows, rows: count(rows) })}
          </Button>
        </Group>
      </div>
    </section>
  );
}

function Fixes(props: { report: ImportReport; choices: Choices; onChoose: (choices: Choices) => void }) {
  const t = useText();
  const { report, choices, onChoose } = props;
  if (choices.cells.length === 0) return null;
  const name = (column: number) => report.columns[column]?.header || columnLetters(column);
  return (
    <section className={classes.block}>
      <Title order={3}>{t("importing.fixes_title", { count: choices.cells.length })}</Title>
      <ul className={classes.plain}>
        {choices.cells.map((fix) => {
          const at = { row: fix.row, column: name(fix.column) };
          return (
            <li key={`${fix.row}-${fix.column}`} className={classes.fix}>
              <span>{t("importing.fix_line", { ...at, text: fix.text || t("importing.fix_blank") })}</span>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t("importing.take_back_of", at)}
                onClick={() => onChoose(withoutCell(choices, fix))}
              >
                {t("importing.take_back")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
