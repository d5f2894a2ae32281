import { Button, Checkbox, Group, Select, Table, Text, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { Columns } from "@/components/Columns";
import { Dialog } from "@/components/Dialog";
import { boothsOf, picked } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import { asCommandError, type CommandError, call, type NumberingScheme, type Renumbered } from "@/lib/ipc";
import classes from "./Editor.module.css";
import { useEditor } from "./useSession";

const CORNERS = ["top_left", "top_right", "bottom_left", "bottom_right"] as const;
const NAMES = ["letters", "hundreds"] as const;
const RUNS = ["rows", "columns"] as const;
const REST_MS = 200;

interface Draft {
  start_corner: NumberingScheme["start_corner"];
  row_names: NumberingScheme["row_names"];
  by: NumberingScheme["by"];
  serpentine: boolean;
  prefix: string;
  first_row: string;
  first: string;
  digits: string;
  skip_letters: string;
  skip_numbers: string;
  skip_at_aisles: boolean;
}

const FIRST: Draft = {
  start_corner: "top_left",
  row_names: "letters",
  by: "rows",
  serpentine: false,
  prefix: "",
  first_row: "A",
  first: "1",
  digits: "2",
  skip_letters: "I O",
  skip_numbers: "",
  skip_at_aisles: false,
};

const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** The scheme, or the first field that cannot be read. */
export function schemeOf(draft: Draft): NumberingScheme | { wrong: keyof Draft } {
  const numbers = words(draft.skip_numbers).map(Number);
  const [first, digits] = [Number(draft.first), Number(draft.digits)];
  if (!/^[A-Za-z0-9]{0,4}$/.test(draft.prefix)) return { wrong: "prefix" };
  if (!/^[A-Za-z]{1,3}$/.test(draft.first_row)) return { wrong: "first_row" };
  if (!Number.isInteger(first) || first < 1 || first > 9_999) return { wrong: "first" };
  if (!Number.isInteger(digits) || digits < 1 || digits > 4) return { wrong: "digits" };
  if (!words(draft.skip_letters).every((row) => /^[A-Za-z]{1,3}$/.test(row)))
    return { wrong: "skip_letters" };
  if (!numbers.every((number) => Number.isInteger(number) && number > 0)) return { wrong: "skip_numbers" };
  return {
    start_corner: draft.start_corner,
    row_names: draft.row_names,
    by: draft.by,
    serpentine: draft.serpentine,
    prefix: draft.prefix.toUpperCase(),
    first_row: draft.first_row.toUpperCase(),
    first,
    digits,
    skip_letters: words(draft.skip_letters).map((row) => row.toUpperCase()),
    skip_numbers: numbers,
    skip_at_aisles: draft.skip_at_aisles,
  };
}

/** New codes, seen beside the old ones before anything is done. */
export function NumberingDialog({ session, onClose }: { session: EditorSession; onClose: () => void }) {
  const t = useText();
  const { document, pick } = useEditor(session);
  const own = picked(document, pick).flatMap((item) => (item.type === "booth" ? item.id : []));
  const [isPick, setIsPick] = useState(own.length > 1);
  const [draft, setDraft] = useState(FIRST);
  const [trial, setTrial] = useState<Renumbered | null>(null);
  const [error, setError] = useState<CommandError | null>(null);
  const scheme = schemeOf(draft);
  const wrong = "wrong" in scheme ? scheme.wrong : null;
  const booths = isPick ? own : null;
  const request = JSON.stringify({ hall: document.hall, revision: document.revision, booths, scheme });
  useEffect(() => {
    setTrial(null);
    if (wrong !== null) return;
    let isGone = false;
    const timer = setTimeout(() => {
      call("hall_renumber", { ...JSON.parse(request), dry_run: true }).then(
        (tried) => {
          if (isGone) return;
          setTrial(tried);
          setError(null);
        },
        (thrown: unknown) => !isGone && setError(asCommandError(thrown)),
      );
    }, REST_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [request, wrong]);
  const doIt = () => {
    if ("wrong" in scheme) return;
    session.ask(async ({ hall, revision }) => {
      const done = await call("hall_renumber", { hall, revision, booths, scheme, dry_run: false });
      if (done.changed !== null) return done.changed;
      const message = t("editor.doubles", { codes: done.doubles.join(", ") });
      throw asCommandError({ code: "code_taken", message, details: null });
    });
    onClose();
  };
  const text = (key: "prefix" | "first_row" | "first" | "digits" | "skip_letters" | "skip_numbers") => (
    <TextInput
      size="xs"
      label={t(`editor.number_${key}`)}
      value={draft[key]}
      error={wrong === key ? t("editor.problem_field") : null}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setDraft((now) => ({ ...now, [key]: value }));
      }}
    />
  );
  const doubles = new Set(trial?.doubles);
  const changes = trial?.codes.filter((code) => code.old !== code.new) ?? [];
  const onBadges = changes.filter((code) => code.on_badges);
  return (
    <Dialog opened onClose={onClose} size="lg" title={t("editor.numbering_title")}>
      <Columns count={3}>
        <Select
          size="xs"
          data-autofocus
          label={t("editor.number_which")}
          data={[
            { value: "hall", label: t("editor.number_hall", { count: boothsOf(document).length }) },
            ...(own.length > 0
              ? [{ value: "pick", label: t("editor.number_pick", { count: own.length }) }]
              : []),
          ]}
          value={isPick ? "pick" : "hall"}
          allowDeselect={false}
          onChange={(value) => setIsPick(value === "pick")}
        />
        <Select
          size="xs"
          label={t("editor.number_corner")}
          data={CORNERS.map((value) => ({ value, label: t(`editor.corner_${value}`) }))}
          value={draft.start_corner}
          allowDeselect={false}
          onChange={(value) =>
            setDraft({ ...draft, start_corner: CORNERS.find((each) => each === value) ?? "top_left" })
          }
        />
        <Select
          size="xs"
          label={t("editor.number_by")}
          data={RUNS.map((value) => ({ value, label: t(`editor.run_${value}`) }))}
          value={draft.by}
          allowDeselect={false}
          onChange={(value) => setDraft({ ...draft, by: RUNS.find((each) => each === value) ?? "rows" })}
        />
        <Select
          size="xs"
          label={t("editor.number_names")}
          data={NAMES.map((value) => ({ value, label: t(`editor.names_${value}`) }))}
          value={draft.row_names}
          allowDeselect={false}
          onChange={(value) =>
            setDraft({ ...draft, row_names: NAMES.find((each) => each === value) ?? "letters" })
          }
        />
        {text("prefix")}
        {text("first_row")}
        {text("first")}
        {text("digits")}
        {text("skip_letters")}
        {text("skip_numbers")}
      </Columns>
      <Checkbox
        mt="sm"
        label={t("editor.serpentine")}
        checked={draft.serpentine}
        onChange={(event) => setDraft({ ...draft, serpentine: event.currentTarget.checked })}
      />
      <Checkbox
        mt="xs"
        label={t("editor.skip_at_aisles")}
        checked={draft.skip_at_aisles}
        onChange={(event) => setDraft({ ...draft, skip_at_aisles: event.currentTarget.checked })}
      />
      {error === null ? null : (
        <Text role="alert" mt="xs">
          {error.message}
        </Text>
      )}
      {trial === null ? null : (
        <>
          <Text mt="sm" role="status">
            {t("editor.renumber_count", { count: changes.length })}
          </Text>
          {doubles.size === 0 ? null : (
            <Text role="alert" c="var(--jc-danger)">
              {t("editor.doubles", { codes: [...doubles].join(", ") })}
            </Text>
          )}
          {onBadges.length === 0 ? null : (
            <Text role="alert" c="var(--jc-attention)">
              {t("editor.on_badges", { codes: onBadges.map((code) => code.old).join(", ") })}
            </Text>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <div className={classes.codes} tabIndex={0} role="group" aria-label={t("editor.codes")}>
            <Table stickyHeader verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("editor.old_code")}</Table.Th>
                  <Table.Th>{t("editor.new_code")}</Table.Th>
                  <Table.Th>{t("editor.who")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {trial.codes.slice(0, 400).map((code) => (
                  <Table.Tr key={code.booth}>
                    <Table.Td>{code.old}</Table.Td>
                    <Table.Td fw={code.old === code.new ? 400 : 700}>{code.new}</Table.Td>
                    <Table.Td>{code.firms.join(" + ")}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          {trial.codes.length <= 400 ? null : (
            <Text size="sm" c="dimmed">
              {t("editor.more_codes", { count: trial.codes.length - 400 })}
            </Text>
          )}
        </>
      )}
      <Group justify="flex-end" mt="md">
        <Button disabled={trial === null || doubles.size > 0 || changes.length === 0} onClick={doIt}>
          {t("editor.renumber_do")}
        </Button>
      </Group>
    </Dialog>
  );
}
