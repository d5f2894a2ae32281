import { Button, ColorInput, Group, Text, TextInput } from "@mantine/core";
import { TimePicker } from "@mantine/dates";
import { type FormEvent, useState } from "react";
import { Columns } from "@/components/Columns";
import { DayField } from "@/components/DayField";
import { useToasts } from "@/components/toasts";
import { useLanguage, useText } from "@/lib/i18n";
import { type RoleOut, useChange, useCommand } from "@/lib/ipc";
import { ROLE_COLOURS } from "@/lib/look/tokens";
import { Band } from "./RolesSection";
import {
  draftOf,
  editOf,
  isSound,
  NEW_ROLE,
  type RoleDraft,
  type RoleProblems,
  roleProblems,
  type SpanDraft,
  writingOn,
} from "./roles";
import { SaveBar } from "./SaveBar";
import classes from "./Settings.module.css";

/** A role, edited in its place; null for one that is to be added. */
export function RoleForm({ of: role, onDone }: { of: RoleOut | null; onDone: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const language = useLanguage();
  const stored = role === null ? NEW_ROLE : draftOf(role);
  const [draft, setDraft] = useState<RoleDraft>(stored);
  const [shown, setShown] = useState(false);
  const { mutateAsync: edit, isPending: editing } = useChange("role_edit");
  const { mutateAsync: add, isPending: adding } = useChange("role_add");
  const found = roleProblems(draft);
  const dirty = JSON.stringify(editOf(draft)) !== JSON.stringify(editOf(stored));
  const name = (language === "id" ? draft.name_id : draft.name_en) || t("settings.role_new");
  const writing = writingOn(draft.colour);
  const save = async () => {
    setShown(true);
    if (!isSound(found)) return false;
    try {
      if (role === null) {
        await add(editOf(draft));
        toasts.undoable(t("settings.role_added", { name }));
      } else {
        const { to_reissue } = await edit({ code: role.code, edit: editOf(draft) });
        toasts.undoable(t("settings.role_saved", { name }));
        if (to_reissue > 0) toasts.warned(t("settings.reissue", { count: to_reissue }));
      }
      onDone();
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
  const text = (key: "name_id" | "name_en") => ({
    label: t(`settings.role_${key}`),
    value: draft[key],
    error: shown && found[key] !== undefined ? t(`settings.${found[key]}`) : null,
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setDraft({ ...draft, [key]: event.currentTarget.value }),
  });
  return (
    <form className={classes.edit} onSubmit={submit} noValidate>
      <div>
        <Band colour={writing === null ? stored.colour : draft.colour} name={name} />
      </div>
      <Columns count={2} gap="md" rowGap="sm">
        <TextInput {...text("name_id")} autoFocus required />
        <TextInput {...text("name_en")} required />
        <ColorInput
          label={t("settings.role_colour")}
          value={draft.colour}
          onChange={(colour) => setDraft({ ...draft, colour: colour.toUpperCase() })}
          error={shown && found.colour !== undefined ? t(`settings.${found.colour}`) : null}
          swatches={Object.values(ROLE_COLOURS)}
          withEyeDropper={false}
          popoverProps={{ withinPortal: false }}
        />
      </Columns>
      {writing === null ? null : <Text c="dimmed">{t(`settings.role_${writing}`)}</Text>}
      <Spans draft={draft} found={shown ? found : null} onChange={setDraft} />
      {dirty ? null : (
        <Group>
          <Button variant="default" onClick={onDone}>
            {t("settings.cancel")}
          </Button>
        </Group>
      )}
      <SaveBar
        dirty={dirty}
        sound={isSound(found)}
        busy={editing || adding}
        what={name}
        onSave={save}
        onDiscard={onDone}
      />
    </form>
  );
}

function Spans(props: {
  draft: RoleDraft;
  found: RoleProblems | null;
  onChange: (draft: RoleDraft) => void;
}) {
  const { draft, found, onChange } = props;
  const t = useText();
  const { data } = useCommand("app_state", {});
  const event = data?.event ?? null;
  const put = (key: number, change: Partial<SpanDraft>) =>
    onChange({
      ...draft,
      spans: draft.spans.map((span) => (span.key === key ? { ...span, ...change } : span)),
    });
  const add = () => {
    const key = Math.max(0, ...draft.spans.map((span) => span.key + 1));
    const days = { first_day: event?.starts_on ?? "", last_day: event?.ends_on ?? "" };
    onChange({ ...draft, spans: [...draft.spans, { key, ...days, from: "", until: "", gate: "" }] });
  };
  return (
    <>
      <Text fw={500}>{t("settings.role_admitted")}</Text>
      {draft.spans.length === 0 ? <Text c="dimmed">{t("settings.role_always")}</Text> : null}
      {draft.spans.map((span, index) => {
        const number = index + 1;
        const problem = found?.spans[span.key];
        const time = (key: "from" | "until") => ({
          label: t(`settings.span_${key}`),
          description: t("settings.span_all"),
          value: span[key],
          onChange: (value: string) => put(span.key, { [key]: value }),
          hoursInputLabel: `${t(`settings.span_${key}`)}: ${t("event.hour")}`,
          minutesInputLabel: `${t(`settings.span_${key}`)}: ${t("event.minute")}`,
          inputWrapperOrder: ORDER,
        });
        return (
          <fieldset key={span.key} className={classes.span}>
            <legend>{t("settings.span", { number })}</legend>
            <Columns count={2} gap="md" rowGap="sm">
              <DayField
                label={t("settings.span_first")}
                value={span.first_day}
                onChange={(first_day) => put(span.key, { first_day })}
              />
              <DayField
                label={t("settings.span_last")}
                value={span.last_day}
                near={span.first_day}
                onChange={(last_day) => put(span.key, { last_day })}
              />
              <TimePicker {...time("from")} />
              <TimePicker {...time("until")} />
              <TextInput
                label={t("settings.span_gate")}
                description={t("settings.span_all")}
                inputWrapperOrder={ORDER}
                value={span.gate}
                onChange={(change) => put(span.key, { gate: change.currentTarget.value })}
              />
            </Columns>
            {problem === undefined ? null : (
              <Text c="red" role="alert" mt="xs">
                {t(`settings.${problem}`)}
              </Text>
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              mt="xs"
              onClick={() =>
                onChange({ ...draft, spans: draft.spans.filter((other) => other.key !== span.key) })
              }
            >
              {t("settings.span_remove", { number })}
            </Button>
          </fieldset>
        );
      })}
      <Group>
        <Button variant="default" size="compact-sm" onClick={add}>
          {t("settings.span_add")}
        </Button>
      </Group>
    </>
  );
}

const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];
