import { Button, Group, SimpleGrid, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { useChange } from "@/lib/ipc";
import { EMPTY_DRAFT, type EventDraft, problems, toRequest } from "./model";

/** Name, days, hours and place of a new event. */
export function NewEventForm({ onCreated }: { onCreated?: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [shown, setShown] = useState(false);
  const { mutate: create, isPending } = useChange("event_create");
  const found = problems(draft);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(found).length > 0) return;
    create(toRequest(draft), {
      onSuccess: () => {
        toasts.undoable(t("event.created", { name: draft.name.trim() }));
        onCreated?.();
      },
      onError: (error) => toasts.failed(error),
    });
  };
  const field = (key: keyof EventDraft) => {
    const problem = shown ? found[key] : undefined;
    return {
      label: t(`event.${key}`),
      value: draft[key],
      onChange: (event: { currentTarget: HTMLInputElement }) => {
        const { value } = event.currentTarget;
        setDraft((now) => ({ ...now, [key]: value }));
      },
      error: problem === undefined ? null : t(`event.${problem}`),
    };
  };
  return (
    <form onSubmit={submit} noValidate>
      <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
        <TextInput {...field("name")} placeholder={t("event.name_hint")} data-autofocus required />
        <TextInput {...field("theme")} description={t("event.optional")} inputWrapperOrder={ORDER} />
        <TextInput {...field("starts")} type="date" required />
        <TextInput {...field("ends")} type="date" min={draft.starts} required />
        <TextInput {...field("opens")} type="time" />
        <TextInput {...field("closes")} type="time" />
        <TextInput
          {...field("venue")}
          placeholder={t("event.venue_hint")}
          description={t("event.optional")}
          inputWrapperOrder={ORDER}
        />
        <TextInput
          {...field("organizer")}
          placeholder={t("event.organizer_hint")}
          description={t("event.optional")}
          inputWrapperOrder={ORDER}
        />
      </SimpleGrid>
      <Group mt="md" justify="flex-end">
        <Button type="submit" loading={isPending}>
          {t("event.create")}
        </Button>
      </Group>
    </form>
  );
}

/** The remark stands below the field, so that fields side by side keep one line. */
const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];
