import { ActionIcon, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { CategoryMark } from "@/components/marks";
import { SmallForm } from "@/components/SmallForm";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { asCommandError, type ListEntry, type ListOut, useChange } from "@/lib/ipc";
import { entryProblem } from "./entries";
import classes from "./Settings.module.css";

/** An entry: its place, how many firms have it, renaming, removing. */
export function ListEntryRow(props: {
  list: ListOut;
  entry: ListEntry;
  index: number;
  open: "rename" | "remove" | null;
  onOpen: (as: "rename" | "remove" | null) => void;
  onMove: (to: number) => void;
  /** Takes the buttons that open a form, by what they open. */
  backTo: (as: "rename" | "remove") => (button: HTMLButtonElement | null) => void;
}) {
  const { list, entry, index, open, onOpen, onMove } = props;
  const t = useText();
  const toasts = useToasts();
  const { mutate: remove } = useChange("list_remove");
  const close = () => onOpen(null);
  if (open === "rename") {
    return (
      <li>
        <Rename list={list} entry={entry} onDone={close} />
      </li>
    );
  }
  if (open === "remove") {
    return (
      <li>
        <Replace list={list} entry={entry} onDone={close} />
      </li>
    );
  }
  const drop = () => {
    if (entry.used > 0) return onOpen("remove");
    remove(
      { id: entry.id, instead: null },
      {
        onSuccess: () => toasts.undoable(t("settings.removed", { name: entry.name })),
        onError: (error) => toasts.failed(error),
      },
    );
  };
  return (
    <li className={classes.row}>
      <span className={classes.grow}>
        {list.list === "category" ? <CategoryMark index={index} name={entry.name} /> : entry.name}
      </span>
      <Text c="dimmed" className="tabular">
        {entry.used === 0 ? t("settings.unused") : t("settings.used", { count: entry.used })}
      </Text>
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          className={classes.arrow ?? ""}
          aria-label={t("settings.up_named", { name: entry.name })}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          className={classes.arrow ?? ""}
          aria-label={t("settings.down_named", { name: entry.name })}
          disabled={index === list.entries.length - 1}
          onClick={() => onMove(index + 1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <Button
          ref={props.backTo("rename")}
          variant="default"
          size="compact-sm"
          aria-label={t("settings.rename_named", { name: entry.name })}
          onClick={() => onOpen("rename")}
        >
          {t("settings.rename")}
        </Button>
        <Button
          ref={props.backTo("remove")}
          variant="subtle"
          size="compact-sm"
          aria-label={t("settings.remove_named", { name: entry.name })}
          onClick={drop}
        >
          {t("settings.remove")}
        </Button>
      </Group>
    </li>
  );
}

function Rename({ list, entry, onDone }: { list: ListOut; entry: ListEntry; onDone: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const [name, setName] = useState(entry.name);
  const { mutateAsync: rename, isPending } = useChange("list_rename");
  const problem = entryProblem(name, list, entry.id);
  const save = async () => {
    if (name.trim() === entry.name) return true;
    try {
      const { exhibitors } = await rename({ id: entry.id, name: name.trim() });
      toasts.undoable(t("settings.renamed", { name: entry.name, count: exhibitors }));
      return true;
    } catch (error) {
      toasts.failed(asCommandError(error));
      return false;
    }
  };
  return (
    <SmallForm
      inline
      what={entry.name}
      unsaved={name.trim() !== entry.name}
      ready={problem === null}
      busy={isPending}
      onSave={save}
      onClose={onDone}
      save={t("settings.save")}
      cancel={t("settings.cancel")}
    >
      <TextInput
        aria-label={t("settings.entry_name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem === null ? null : t(`settings.${problem}`)}
        className={classes.grow ?? ""}
      />
    </SmallForm>
  );
}

/** What firms have does not just go: they get another entry. */
function Replace({ list, entry, onDone }: { list: ListOut; entry: ListEntry; onDone: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const [instead, setInstead] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const { mutate: remove, isPending } = useChange("list_remove");
  const others = list.entries.filter((other) => other.id !== entry.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (instead === null) return;
    remove(
      { id: entry.id, instead },
      {
        onSuccess: () => {
          toasts.undoable(t("settings.removed", { name: entry.name }));
          onDone();
        },
        onError: (error) => toasts.failed(error),
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group gap="xs" align="flex-end">
        <Text fw={600}>{entry.name}</Text>
        <Select
          label={t("settings.instead", { count: entry.used })}
          data={others.map((other) => ({ value: other.id, label: other.name }))}
          value={instead}
          onChange={setInstead}
          error={shown && instead === null ? t("settings.instead_needed") : null}
          comboboxProps={{ withinPortal: false }}
          className={classes.grow ?? ""}
          searchable
          autoFocus
        />
        <Button type="submit" loading={isPending}>
          {t("settings.move_and_remove")}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t("settings.cancel")}
        </Button>
      </Group>
    </form>
  );
}
