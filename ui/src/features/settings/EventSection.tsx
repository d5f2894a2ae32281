import { type FormEvent, useState } from "react";
import { EventFields } from "@/components/event-form/EventFields";
import { LogoField } from "@/components/event-form/LogoField";
import { type EventDraft, isSound, problems, toDraft, toForm } from "@/components/event-form/model";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { backend, type EventShape, useChange, useCommand } from "@/lib/ipc";
import { SaveBar } from "./SaveBar";
import { Section, Waiting } from "./Section";
import classes from "./Settings.module.css";

/** Name, days, hours, venue, organizers, letterhead and logo of the event. */
export function EventSection() {
  const t = useText();
  const { data, error, refetch } = useCommand("event_form", {});
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t("settings.section_event")} help={t("settings.event_help", { slug: data.slug })}>
      {/* Another event has another draft. */}
      <EventForm key={data.slug} shape={data} />
      <div className={classes.block}>
        <Logo hash={data.logo} />
      </div>
    </Section>
  );
}

function EventForm({ shape }: { shape: EventShape }) {
  const t = useText();
  const toasts = useToasts();
  const [draft, setDraft] = useState<EventDraft | null>(null);
  const [shown, setShown] = useState(false);
  const { mutateAsync, isPending } = useChange("event_update");
  const stored = toDraft(shape.form);
  const form = draft ?? stored;
  const found = problems(form);
  const dirty = draft !== null && JSON.stringify(toForm(draft)) !== JSON.stringify(toForm(stored));
  const discard = () => {
    setDraft(null);
    setShown(false);
  };
  const save = async () => {
    setShown(true);
    if (!isSound(found)) return false;
    try {
      const { changed, to_reissue } = await mutateAsync(toForm(form));
      discard();
      if (changed) toasts.undoable(t("settings.event_saved"));
      if (to_reissue > 0) toasts.warned(t("settings.reissue", { count: to_reissue }));
      return true;
    } catch (error) {
      toasts.failed(error as Parameters<typeof toasts.failed>[0]);
      return false;
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.edit}>
        <div>
          <EventFields draft={form} onChange={setDraft} found={shown ? found : null} more />
        </div>
      </div>
      <SaveBar
        dirty={dirty}
        sound={isSound(found)}
        busy={isPending}
        what={shape.form.name}
        onSave={save}
        onDiscard={discard}
      />
    </form>
  );
}

/** Kept as soon as it is picked: it takes one step to have it as it was. */
function Logo({ hash }: { hash: string | null }) {
  const t = useText();
  const toasts = useToasts();
  const { mutate: set, isPending } = useChange("event_logo_set");
  const { mutate: remove } = useChange("event_logo_remove");
  const onError = (error: Parameters<typeof toasts.failed>[0]) => toasts.failed(error);
  const pick = async () => {
    const kinds = [{ label: t("event.picture_kind"), extensions: ["png", "jpg", "jpeg"] }];
    const path = await backend().pickFile({ title: t("event.logo_pick"), kinds });
    if (path === null) return;
    set({ path }, { onSuccess: () => toasts.undoable(t("settings.logo_set")), onError });
  };
  return (
    <LogoField
      image={hash === null ? null : backend().mediaUrl(hash)}
      busy={isPending}
      onPick={() => void pick()}
      onRemove={() => remove({}, { onSuccess: () => toasts.undoable(t("settings.logo_removed")), onError })}
    />
  );
}
