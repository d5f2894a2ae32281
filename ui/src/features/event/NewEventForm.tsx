import { Button, Group } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { EventFields } from "@/components/event-form/EventFields";
import { LogoField } from "@/components/event-form/LogoField";
import { EMPTY_DRAFT, isSound, problems } from "@/components/event-form/model";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { backend, useChange } from "@/lib/ipc";
import { toRequest } from "./model";

/** All that a new event may be given; a name and days are enough. */
export function NewEventForm({ onCreated }: { onCreated?: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [logo, setLogo] = useState<string | null>(null);
  const [more, setMore] = useState(false);
  const [shown, setShown] = useState(false);
  const { mutate: create, isPending } = useChange("event_create");
  const found = problems(draft);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (!isSound(found)) return;
    create(toRequest(draft, logo), {
      onSuccess: () => {
        toasts.undoable(t("event.created", { name: draft.name.trim() }));
        onCreated?.();
      },
      onError: (error) => toasts.failed(error),
    });
  };
  const pickLogo = async () => {
    const kinds = [{ label: t("event.picture_kind"), extensions: ["png", "jpg", "jpeg"] }];
    const path = await backend().pickFile({ title: t("event.logo_pick"), kinds });
    if (path !== null) setLogo(path);
  };
  return (
    <form onSubmit={submit} noValidate>
      <EventFields draft={draft} onChange={setDraft} found={shown ? found : null} more={more} isNew />
      {more ? (
        <Group mt="md">
          <LogoField
            image={null}
            file={logo?.split(/[\\/]/).at(-1) ?? null}
            onPick={() => void pickLogo()}
            onRemove={() => setLogo(null)}
          />
        </Group>
      ) : null}
      <Group mt="md" justify="space-between">
        {more ? (
          <span />
        ) : (
          <Button
            variant="subtle"
            leftSection={<IconChevronDown size={16} aria-hidden />}
            onClick={() => setMore(true)}
          >
            {t("event.more")}
          </Button>
        )}
        <Button type="submit" loading={isPending}>
          {t("event.create")}
        </Button>
      </Group>
    </form>
  );
}
