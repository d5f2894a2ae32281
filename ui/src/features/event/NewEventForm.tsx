import { Button, Group, SimpleGrid, TextInput } from "@mantine/core";
import { TimePicker } from "@mantine/dates";
import { type FormEvent, useState } from "react";
import { DayField } from "@/components/DayField";
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
      onChange: (value: string) => setDraft((now) => ({ ...now, [key]: value })),
      error: problem === undefined ? null : t(`event.${problem}`),
    };
  };
  const text = (key: keyof EventDraft) => {
    const { onChange, ...rest } = field(key);
    return {
      ...rest,
      onChange: (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
    };
  };
  const time = (key: "opens" | "closes") => ({
    ...field(key),
    hoursInputLabel: `${t(`event.${key}`)}: ${t("event.hour")}`,
    minutesInputLabel: `${t(`event.${key}`)}: ${t("event.minute")}`,
  });
  return (
    <form onSubmit={submit} noValidate>
      <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
        <TextInput {...text("name")} placeholder={t("event.name_hint")} data-autofocus required />
        <TextInput {...text("theme")} description={t("event.optional")} inputWrapperOrder={ORDER} />
        <DayField {...field("starts")} placeholder={t("event.day_hint")} required />
        <DayField {...field("ends")} near={draft.starts} placeholder={t("event.day_hint")} required />
        <TimePicker {...time("opens")} />
        <TimePicker {...time("closes")} />
        <TextInput
          {...text("venue")}
          placeholder={t("event.venue_hint")}
          description={t("event.optional")}
          inputWrapperOrder={ORDER}
        />
        <TextInput
          {...text("organizer")}
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
