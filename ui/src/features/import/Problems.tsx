import { Button, Text, TextInput, Title } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { CellFix, RowProblem } from "@/lib/ipc";
import { editable } from "./draft";
import classes from "./Import.module.css";

const SHOWN_AT_ONCE = 50;

/** Rows with what is wrong in them; a cell is mended where it stands. */
export function Problems(props: {
  title: string;
  help?: ReactNode;
  problems: readonly RowProblem[];
  tone: "danger" | "attention";
  onFix: ((fix: CellFix) => void) | null;
}) {
  const t = useText();
  const { count } = useFormat();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const { problems, onFix } = props;
  if (problems.length === 0) return null;
  const more = Math.min(SHOWN_AT_ONCE, problems.length - shown);
  return (
    <section className={classes.block}>
      <Title order={3}>{props.title}</Title>
      {props.help === undefined ? null : <Text c="dimmed">{props.help}</Text>}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.rowNumber}>
              {t("importing.row")}
            </th>
            <th scope="col">{t("importing.firm")}</th>
            <th scope="col">{t("importing.column")}</th>
            <th scope="col">{t("importing.cell")}</th>
            <th scope="col">{t("importing.problem")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, shown).map((problem, index) => {
            const first = problems[index - 1]?.row !== problem.row;
            const { row, column_index, code, typed } = problem;
            return (
              <tr
                key={`${row}-${column_index}-${code}-${typed}-${problem.message}`}
                data-continued={!first || undefined}
              >
                <th scope="row" className={classes.rowNumber}>
                  {first ? row : <span className={classes.unseen}>{row}</span>}
                </th>
                <td>{first ? problem.firm : null}</td>
                <td>{problem.column}</td>
                <td>
                  <Cell problem={problem} tone={props.tone} onFix={onFix} />
                </td>
                <td className={classes.message}>{problem.message}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more <= 0 ? null : (
        <Button variant="default" onClick={() => setShown((now) => now + SHOWN_AT_ONCE)}>
          {t("importing.more", { rows: count(more) })}
        </Button>
      )}
    </section>
  );
}

/** From a mended cell to the next one, since the mended one goes. Leaving a cell mends it. */
function goToNext(cell: HTMLInputElement): boolean {
  const all = [...document.querySelectorAll<HTMLInputElement>("input[data-fix]")];
  const at = all.indexOf(cell);
  const next = all[at + 1] ?? all[at - 1];
  next?.focus();
  return next !== undefined;
}

function Cell({
  problem,
  tone,
  onFix,
}: {
  problem: RowProblem;
  tone: "danger" | "attention";
  onFix: ((fix: CellFix) => void) | null;
}) {
  const t = useText();
  const before = editable(problem.typed);
  const [text, setText] = useState(before);
  const { row, column_index: column } = problem;
  // A field that a person has changed here is no fault of the cell.
  if (onFix === null || column === null || problem.code === "kept_yours")
    return <span className={classes.marked}>{problem.typed}</span>;
  const fix = () => {
    if (text.trim() !== before.trim()) onFix({ row, column, text: text.trim() });
  };
  return (
    <TextInput
      size="xs"
      data-fix
      classNames={{ input: `${classes.cell} ${classes[tone]}` }}
      aria-label={t("importing.fix_cell", { row, column: problem.column ?? "" })}
      placeholder={problem.typed ?? ""}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={fix}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !goToNext(event.currentTarget)) fix();
        if (event.key === "Escape") setText(before);
      }}
    />
  );
}
