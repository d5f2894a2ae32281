import { Button, Checkbox, Group, Text } from "@mantine/core";
import { IconCopyCheck } from "@tabler/icons-react";
import { useState } from "react";
import { Empty, Failed, Loading } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type Decision, type HeldOut, useChange, useCommand } from "@/lib/ipc";
import { Compared } from "./Compared";
import { Heading } from "./Heading";
import classes from "./Import.module.css";

/** Rows that may double others, one beside the firm that it may be. */
export function HeldTab() {
  const t = useText();
  const { data, error, refetch } = useCommand("held_list", {});
  const [openId, setOpenId] = useState<string | null>(null);
  if (data === undefined)
    return error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />;
  const open = data.find((row) => row.id === openId) ?? data[0];
  if (open === undefined)
    return (
      <Empty icon={IconCopyCheck} title={t("importing.held_empty")} help={t("importing.held_empty_help")} />
    );
  const next = data[data.indexOf(open) + 1] ?? data[data.indexOf(open) - 1];
  return (
    <div className={classes.held}>
      <nav aria-label={t("importing.held_rows")}>
        <ul className={classes.heldList}>
          {data.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                aria-current={row.id === open.id || undefined}
                onClick={() => setOpenId(row.id)}
              >
                <strong>{listedName(row)}</strong>
                <span>{t("importing.held_source", { file: row.file, row: row.row })}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <Double
        key={open.id}
        row={open}
        focus={openId !== null}
        onDecided={() => setOpenId(next?.id ?? null)}
      />
    </div>
  );
}

function listedName(row: HeldOut): string {
  return row.fields.find((field) => field.field === "firm_name")?.listed ?? "";
}

function Double(props: { row: HeldOut; focus: boolean; onDecided: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const { mutate, isPending } = useChange("held_decide");
  const { row } = props;
  const firm = listedName(row);
  const decide = (decision: Decision) =>
    mutate(
      { id: row.id, decision },
      {
        onSuccess: ({ exhibitor, kept, warnings }) => {
          const name = exhibitor?.name ?? "";
          const names = kept.map((key) => row.fields.find((field) => field.field === key)?.name ?? key);
          const said = {
            create: () => t("importing.kept_other", { firm: name }),
            drop: () => t("importing.dropped", { row: row.row }),
            update: () =>
              names.length === 0
                ? t("importing.merged", { firm, name })
                : t("importing.merged_kept", { firm, name, fields: names.join(", ") }),
          };
          // Wishes that were not taken are told with it: a toast of their own would cover the undo.
          toasts.undoable([said[decision](), ...warnings].join(" "));
          props.onDecided();
        },
        onError: (error) => toasts.failed(error),
      },
    );
  return (
    <section className={classes.step}>
      <div>
        <Heading focus={props.focus}>{firm}</Heading>
        <Text>{row.message}</Text>
        <Text c="dimmed">{t("importing.alike", { percent: Math.round(row.score / 10) })}</Text>
      </div>
      <Group>
        {row.firm === null ? null : (
          // Firms of one name are often two: a likeness of names alone proposes nothing.
          <Button
            variant={row.reason === "name" ? "default" : "filled"}
            loading={isPending}
            onClick={() => decide("update")}
          >
            {t("importing.merge", { name: row.firm.name })}
          </Button>
        )}
        <Button variant="default" disabled={isPending} onClick={() => decide("create")}>
          {t("importing.keep_other")}
        </Button>
        <Button variant="default" disabled={isPending} onClick={() => decide("drop")}>
          {t("importing.drop")}
        </Button>
        <Checkbox
          ml="auto"
          label={t("importing.only_different")}
          checked={onlyDifferent}
          onChange={(event) => setOnlyDifferent(event.currentTarget.checked)}
        />
      </Group>
      {row.firm === null ? null : <Text c="dimmed">{t("importing.merge_help")}</Text>}
      <Compared row={row} onlyDifferent={onlyDifferent} />
    </section>
  );
}
