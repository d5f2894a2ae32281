import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { Pill } from "@/components/marks";
import { Failed, Loading } from "@/components/states";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type Choices, type InspectedColumn, type Inspection, useCommand } from "@/lib/ipc";
import { type Draft, withColumn, withHeaderRow, withSheet } from "./draft";
import { Heading } from "./Heading";
import classes from "./Import.module.css";

/** Below this a match is worth a look. */
const SURE = 0.75;
const SAMPLES_SHOWN = 3;

/** Where the list is in the file, and what each of its columns is. */
export function MatchStep(props: {
  draft: Draft;
  onChoose: (choices: Choices) => void;
  onOtherFile: () => void;
  onCheck: () => void;
}) {
  const t = useText();
  const { path, choices } = props.draft;
  const asked = { ...choices, cells: [] };
  const { data, error, refetch, isPlaceholderData } = useCommand(
    "import_inspect",
    { path, choices: asked },
    { keepPrevious: true },
  );
  const otherFile = (
    <Button variant="default" onClick={props.onOtherFile}>
      {t("importing.other_file")}
    </Button>
  );
  if (error !== null)
    return (
      <Failed error={error} onRetry={() => void refetch()}>
        {otherFile}
      </Failed>
    );
  if (data === undefined) return <Loading />;
  return (
    <section className={classes.step} aria-busy={isPlaceholderData}>
      <Heading focus>{data.file}</Heading>
      <Place seen={data} choices={choices} onChoose={props.onChoose} />
      <Columns seen={data} choices={choices} stale={isPlaceholderData} onChoose={props.onChoose} />
      <div className={classes.foot}>
        {data.has_firm_name ? null : (
          <Text c="var(--jc-danger)" role="alert">
            {t("importing.needs_name")}
          </Text>
        )}
        <Group>
          {otherFile}
          <Button disabled={!data.has_firm_name || data.rows === 0} onClick={props.onCheck}>
            {t("importing.check")}
          </Button>
        </Group>
      </div>
    </section>
  );
}

interface Part {
  seen: Inspection;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

function Place({ seen, choices, onChoose }: Part) {
  const t = useText();
  const { count } = useFormat();
  const words = (cells: string[]) => {
    const said = cells.filter(Boolean).join(" · ");
    return said.length > 70 ? `${said.slice(0, 69)}…` : said;
  };
  const rows = seen.top.map(({ row, cells }) => ({ row, cells: words(cells) }));
  if (seen.header_row !== null && !rows.some(({ row }) => row === seen.header_row))
    rows.push({ row: seen.header_row, cells: words(seen.columns.map((column) => column.header)) });
  return (
    <div className={classes.place}>
      {seen.sheets.length < 2 ? null : (
        <NativeSelect
          label={t("importing.sheet")}
          value={seen.sheet}
          onChange={(event) => onChoose(withSheet(event.currentTarget.value))}
          data={seen.sheets.map(({ name, rows: all, hidden }) => ({
            value: name,
            label: t(hidden ? "importing.sheet_hidden" : "importing.sheet_option", {
              name,
              rows: count(all),
            }),
          }))}
        />
      )}
      <NativeSelect
        className={classes.wide}
        label={t("importing.header")}
        value={seen.header_row === null ? "" : String(seen.header_row)}
        onChange={(event) => onChoose(withHeaderRow(choices, Number(event.currentTarget.value)))}
        data={[
          ...(seen.header_row === null
            ? [{ value: "", label: t("importing.header_none"), disabled: true }]
            : []),
          ...rows.map(({ row, cells }) => ({
            value: String(row),
            label: t("importing.header_option", { row, cells }),
          })),
        ]}
      />
      <Text c="dimmed" className="tabular">
        {t("importing.rows_found", { count: seen.rows, rows: count(seen.rows) })}
      </Text>
    </div>
  );
}

function Columns({ seen, choices, stale, onChoose }: Part & { stale: boolean }) {
  const t = useText();
  const chosen = new Map(choices.columns_at);
  const used = seen.columns.filter((column) => column.field !== null).length;
  const options = [
    { value: "", label: t("importing.kept_only") },
    ...seen.fields.map(({ key, name }) => ({ value: key, label: name })),
  ];
  return (
    <table className={classes.table}>
      <caption>
        {t("importing.columns")}
        <span>{t("importing.columns_used", { used, total: seen.columns.length })}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("importing.column")}</th>
          <th scope="col">{t("importing.samples")}</th>
          <th scope="col">{t("importing.field")}</th>
          <th scope="col">{t("importing.why")}</th>
        </tr>
      </thead>
      <tbody>
        {seen.columns.map((column) => {
          const name = column.header || column.letters;
          return (
            <tr key={column.index} data-unused={column.field === null || undefined}>
              <th scope="row">
                <span className={classes.letters}>{column.letters}</span>
                {column.header || <span className={classes.muted}>{t("importing.no_header")}</span>}
              </th>
              <td className={classes.samples}>
                {column.samples.length === 0 ? (
                  <span className={classes.muted}>{t("importing.no_samples")}</span>
                ) : (
                  column.samples.slice(0, SAMPLES_SHOWN).join(" · ")
                )}
              </td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t("importing.field_of", { column: name })}
                  value={(stale ? chosen.get(column.index) : undefined) ?? column.field ?? ""}
                  onChange={(event) =>
                    onChoose(withColumn(choices, column.index, event.currentTarget.value, seen.fields))
                  }
                  data={options}
                />
              </td>
              <td>
                <WhyPill column={column} chosen={chosen.has(column.index)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const WHY = {
  name: "importing.why_name",
  content: "importing.why_content",
  remembered: "importing.why_remembered",
} as const;

function WhyPill({ column, chosen }: { column: InspectedColumn; chosen: boolean }) {
  const t = useText();
  if (chosen)
    return (
      <Pill tone="accent" shape="tick">
        {t("importing.why_chosen")}
      </Pill>
    );
  if (column.field === null) return null;
  if (column.score < SURE)
    return (
      <Pill tone="attention" shape="triangle">
        {t("importing.why_unsure")}
      </Pill>
    );
  return (
    <Pill tone="calm" shape="tick">
      {t(WHY[column.why as keyof typeof WHY])}
    </Pill>
  );
}
