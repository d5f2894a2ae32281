import { Button, Group, SegmentedControl, Text, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useBackTo } from "@/components/focus";
import { useToasts } from "@/components/toasts";
import { UnsavedGuard } from "@/components/UnsavedGuard";
import { useText } from "@/lib/i18n";
import { asCommandError, type List, type ListOut, useChange, useCommand } from "@/lib/ipc";
import { entryProblem } from "./entries";
import { ListEntryRow } from "./ListEntryRow";
import { Section, Waiting } from "./Section";
import classes from "./Settings.module.css";

/** Categories, materials, supporting bodies: whatever firms are told apart by. */
export function ListsSection() {
  const t = useText();
  const [shown, setShown] = useState<List>("category");
  const { data, error, refetch } = useCommand("lists_read", {});
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  const list = data.find((each) => each.list === shown) ?? data[0];
  return (
    <Section title={t("settings.section_lists")} help={t("settings.lists_help")}>
      <SegmentedControl
        mt="md"
        aria-label={t("settings.which_list")}
        data={data.map((each) => ({ value: each.list, label: t(`settings.list_${each.list}`) }))}
        value={shown}
        onChange={(value) => setShown(value as List)}
      />
      {list === undefined ? null : <Entries key={list.list} list={list} />}
    </Section>
  );
}

function Entries({ list }: { list: ListOut }) {
  const t = useText();
  const toasts = useToasts();
  const [open, setOpen] = useState<{ id: string; as: "rename" | "remove" } | null>(null);
  const backTo = useBackTo(open === null ? [] : [`${open.id}-${open.as}`]);
  const { mutate: order } = useChange("list_order");
  const { mutate: add } = useChange("list_add");
  const ids = list.entries.map((entry) => entry.id);
  const move = (from: number, to: number) => {
    const now = ids.toSpliced(from, 1).toSpliced(to, 0, ids[from] as string);
    order(
      { list: list.list, ids: now },
      {
        onSuccess: () => toasts.undoable(t("settings.moved")),
        onError: (error) => toasts.failed(error),
      },
    );
  };
  return (
    <>
      {list.list === "category" ? (
        <Text c="dimmed" mt="sm">
          {t("settings.category_note")}
        </Text>
      ) : null}
      {list.entries.length === 0 ? (
        <Text c="dimmed" mt="md">
          {t("settings.list_empty")}
        </Text>
      ) : (
        <ol className={classes.rows} aria-label={t(`settings.list_${list.list}`)}>
          {list.entries.map((entry, index) => (
            <ListEntryRow
              key={entry.id}
              list={list}
              entry={entry}
              index={index}
              open={open?.id === entry.id ? open.as : null}
              onOpen={(as) => setOpen(as === null ? null : { id: entry.id, as })}
              onMove={(to) => move(index, to)}
              backTo={(as) => backTo(`${entry.id}-${as}`)}
            />
          ))}
        </ol>
      )}
      <NewEntry list={list} />
      {list.unlisted.length === 0 ? null : (
        <div className={classes.block}>
          <Title order={3}>{t("settings.unlisted")}</Title>
          <Text c="dimmed">{t("settings.unlisted_help")}</Text>
          <ul className={classes.rows}>
            {list.unlisted.map(({ name, used }) => (
              <li key={name} className={classes.row}>
                <span className={classes.grow}>{name}</span>
                <Text c="dimmed" className="tabular">
                  {t("settings.used", { count: used })}
                </Text>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t("settings.entry_add_named", { name })}
                  onClick={() =>
                    add(
                      { list: list.list, name },
                      {
                        onSuccess: () => toasts.undoable(t("settings.entry_added", { name })),
                        onError: (error) => toasts.failed(error),
                      },
                    )
                  }
                >
                  {t("settings.entry_add")}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function NewEntry({ list }: { list: ListOut }) {
  const t = useText();
  const toasts = useToasts();
  const [name, setName] = useState("");
  const [shown, setShown] = useState(false);
  const { mutateAsync: add, isPending } = useChange("list_add");
  const problem = entryProblem(name, list, null);
  const clear = () => {
    setName("");
    setShown(false);
  };
  const save = async () => {
    setShown(true);
    if (problem !== null) return false;
    try {
      await add({ list: list.list, name: name.trim() });
      toasts.undoable(t("settings.entry_added", { name: name.trim() }));
      clear();
      return true;
    } catch (error) {
      toasts.failed(asCommandError(error));
      return false;
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form onSubmit={submit} noValidate>
      <UnsavedGuard
        unsaved={name.trim() !== ""}
        what={name.trim()}
        onSave={problem === null ? save : undefined}
        onDiscard={clear}
      />
      <Group mt="md" align="flex-start">
        <TextInput
          aria-label={t("settings.entry_new")}
          placeholder={t("settings.entry_new")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={shown && problem !== null ? t(`settings.${problem}`) : null}
          w={320}
        />
        <Button type="submit" loading={isPending}>
          {t("settings.entry_add")}
        </Button>
      </Group>
    </form>
  );
}
