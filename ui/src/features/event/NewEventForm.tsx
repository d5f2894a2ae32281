import { Button, Group } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { EventFields } from "@/components/event-form/EventFields";
import { LogoField } from "@/components/event-form/LogoField";
import { EMPTY_DRAFT, isSound, problems } from "@/components/event-form/model";
import { useToasts } from "@/components/toasts";
import { type Closing, UnsavedGuard } from "@/components/UnsavedGuard";
import { useText } from "@/lib/i18n";
import { asCommandError, backend, useChange } from "@/lib/ipc";
import { toRequest } from "./model";

/** All that a new event may be given; a name and days are enough. */
export function NewEventForm(props: { onCreated?: () => void; closing?: Closing }) {
  const t = useText();
  const toasts = useToasts();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [logo, setLogo] = useState<string | null>(null);
  const [more, setMore] = useState(false);
  const [shown, setShown] = useState(false);
  const { mutateAsync: create, isPending } = useChange("event_create");
  const found = problems(draft);
  const unsaved = logo !== null || JSON.stringify(draft) !== JSON.stringify(EMPTY_DRAFT);
  const reset = () => {
    setDraft(EMPTY_DRAFT);
    setLogo(null);
    setShown(false);
  };

  const save = async () => {
    setShown(true);
    if (!isSound(found)) return false;
    try {
      await create(toRequest(draft, logo));
      toasts.undoable(t("event.created", { name: draft.name.trim() }));
      props.onCreated?.();
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
  const pickLogo = async () => {
    const kinds = [{ label: t("event.picture_kind"), extensions: ["png", "jpg", "jpeg"] }];
    const path = await backend().pickFile({ title: t("event.logo_pick"), kinds });
    if (path !== null) setLogo(path);
  };
  return (
    <form onSubmit={submit} noValidate>
      <UnsavedGuard
        unsaved={unsaved && !isPending}
        what={draft.name.trim() || t("event.title")}
        onSave={isSound(found) ? save : undefined}
        onDiscard={reset}
        closing={props.closing}
      />
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
