import { Button, Group, Select, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/Dialog";
import { useToasts } from "@/components/toasts";
import { boothsOf } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import { asCommandError, type HallCopied, type HallRemoved, useChange, useCommand } from "@/lib/ipc";
import { useEditor } from "./useSession";

/** Rows that are named one by one; the rest are counted. */
const MOST_NAMED = 6;

/** A hall of this event or another one, again: without anybody in it. */
export function CopyHallDialog(props: {
  session: EditorSession;
  onClose: () => void;
  onDone: (copied: HallCopied) => void;
}) {
  const t = useText();
  const toasts = useToasts();
  const { document } = useEditor(props.session);
  const { data: events, error } = useCommand("halls_list", {});
  const copy = useChange("hall_copy");
  const [from, setFrom] = useState(document.hall);
  const [name, setName] = useState("");
  const groups = (events ?? [])
    .filter(({ halls }) => halls.length > 0)
    .map((event) => ({
      group: event.name,
      items: event.halls.map((hall) => ({
        value: hall.id,
        label: t("editor.copy_hall_of", { name: hall.name, count: hall.booths }),
      })),
    }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = name.trim();
    copy.mutate(
      { from, ...(typed === "" ? {} : { name: typed }) },
      {
        onSuccess: (copied) => {
          const { document: made, recoded } = copied;
          toasts.undoable(
            recoded.length === 0
              ? t("editor.hall_copied", { name: made.hall.name })
              : t("editor.hall_copied_recoded", { name: made.hall.name, count: recoded.length }),
          );
          props.onDone(copied);
        },
      },
    );
  };
  const problem = copy.error ?? error;
  return (
    <Dialog opened onClose={props.onClose} title={t("editor.copy_hall_title")}>
      <form onSubmit={submit} noValidate>
        <Select
          label={t("editor.copy_hall_which")}
          data={groups}
          value={from}
          allowDeselect={false}
          searchable
          onChange={(value) => value !== null && setFrom(value)}
        />
        <TextInput
          mt="sm"
          label={t("editor.copy_hall_name")}
          data-autofocus
          placeholder={t("editor.copy_hall_name_hint")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Text mt="xs" c="dimmed" size="sm">
          {t("editor.copy_hall_help")}
        </Text>
        {problem === null ? null : (
          <Text role="alert" mt="xs">
            {problem.message}
          </Text>
        )}
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={copy.isPending} disabled={events === undefined}>
            {t("editor.copy_hall_do")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

const OCCUPIED = "booths_occupied";
const ON_PAPER = "hall_on_paper";

/** Asks before a hall goes, and says what and who goes with it. What is on paper is asked about again. */
export function RemoveHallDialog(props: {
  session: EditorSession;
  onClose: () => void;
  onDone: (removed: HallRemoved) => void;
}) {
  const t = useText();
  const toasts = useToasts();
  const { document } = useEditor(props.session);
  const remove = useChange("hall_remove");
  const booths = boothsOf(document);
  const taken = booths.filter(({ who }) => who.length > 0);
  const firms = new Set(taken.flatMap(({ who }) => who));
  const [asked, setAsked] = useState<{ message: string; code: string } | null>(null);
  const [isOnPaperTold, setIsOnPaperTold] = useState(false);
  const doIt = () =>
    remove.mutate(
      {
        hall: document.hall,
        confirm_occupied: taken.length > 0 || asked?.code === OCCUPIED || isOnPaperTold,
        confirm_on_paper: isOnPaperTold,
      },
      {
        onSuccess: (removed) => {
          toasts.undoable(t("editor.hall_removed", { name: removed.name }));
          props.onDone(removed);
        },
        onError: (thrown) => {
          const { code, message } = asCommandError(thrown);
          setAsked({ code, message });
          if (code === ON_PAPER) setIsOnPaperTold(true);
        },
      },
    );
  return (
    <Dialog opened onClose={props.onClose} title={t("editor.remove_hall_title", { name: document.name })}>
      <Text>{t("editor.remove_hall_booths", { count: booths.length })}</Text>
      {taken.length === 0 ? null : (
        <>
          <Text mt="xs">{t("editor.remove_hall_firms", { count: firms.size })}</Text>
          <ul>
            {taken.slice(0, MOST_NAMED).map(({ id, code, who }) => (
              <li key={id}>{t("editor.touched_lifted", { code, firms: who.join("; ") })}</li>
            ))}
            {taken.length > MOST_NAMED ? (
              <li>{t("editor.more_booths", { count: taken.length - MOST_NAMED })}</li>
            ) : null}
          </ul>
        </>
      )}
      <Text mt="xs" c="dimmed" size="sm">
        {t("editor.remove_hall_help")}
      </Text>
      {asked === null ? null : (
        <Text role="alert" mt="xs">
          {asked.message}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={props.onClose}>
          {t("editor.leave_it")}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={doIt}>
          {t(asked === null ? "editor.remove_hall_do" : "editor.do_it")}
        </Button>
      </Group>
    </Dialog>
  );
}
