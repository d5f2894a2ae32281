import { Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Columns } from "@/components/Columns";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type BoothDefaults, useChange, useCommand } from "@/lib/ipc";
import { type BoothsDraft, boothsProblems, defaultsOf, draftOf } from "./booths";
import { SaveBar } from "./SaveBar";
import { Section, Waiting } from "./Section";

/** What rows of booths are laid by where nobody says otherwise. */
export function BoothsSection() {
  const t = useText();
  const { data, error, refetch } = useCommand("booth_defaults", {});
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t("settings.section_booths")} help={t("settings.booths_help")}>
      <Defaults stored={data} />
    </Section>
  );
}

function Defaults({ stored }: { stored: BoothDefaults }) {
  const t = useText();
  const toasts = useToasts();
  const [draft, setDraft] = useState<BoothsDraft | null>(null);
  const { mutateAsync, isPending } = useChange("booth_defaults_set");
  const form = draft ?? draftOf(stored);
  const found = boothsProblems(form);
  const dirty = draft !== null && JSON.stringify(draft) !== JSON.stringify(draftOf(stored));
  const save = async () => {
    if (Object.keys(found).length > 0) return false;
    try {
      await mutateAsync(defaultsOf(form));
      setDraft(null);
      toasts.undoable(t("settings.booths_saved"));
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
  const field = (key: keyof BoothsDraft) => {
    const problem = found[key];
    return {
      label: t(`settings.${key}`),
      value: form[key],
      error: problem === undefined ? null : t(`settings.${problem}`),
      onChange: (event: { currentTarget: HTMLInputElement }) =>
        setDraft({ ...form, [key]: event.currentTarget.value }),
    };
  };
  return (
    <form onSubmit={submit} noValidate>
      <Columns count={2} gap="md" rowGap="sm" mt="lg" maw={640}>
        <TextInput {...field("booth_width")} inputMode="decimal" />
        <TextInput {...field("booth_depth")} inputMode="decimal" />
      </Columns>
      <Text c="dimmed" mt={4}>
        {t("settings.booth_size_note")}
      </Text>
      <Columns count={2} gap="md" rowGap="sm" mt="sm" maw={640}>
        <TextInput {...field("main_aisle")} inputMode="decimal" />
        <TextInput {...field("side_aisle")} inputMode="decimal" />
        <TextInput {...field("power_va")} inputMode="numeric" />
        <TextInput {...field("circuit_va")} inputMode="numeric" />
      </Columns>
      <SaveBar
        dirty={dirty}
        sound={Object.keys(found).length === 0}
        busy={isPending}
        what={t("settings.section_booths")}
        onSave={save}
        onDiscard={() => setDraft(null)}
      />
    </form>
  );
}
