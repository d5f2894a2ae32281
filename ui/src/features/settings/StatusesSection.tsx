import { Table, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { StatusPill } from "@/components/marks";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type StatusLabel, useChange, useCommand } from "@/lib/ipc";
import { SaveBar } from "./SaveBar";
import { Section, Waiting } from "./Section";
import { namesOf, type StatusDraft, statusDraft, statusProblems } from "./statuses";

/** What the office calls the statuses. */
export function StatusesSection() {
  const t = useText();
  const { data, error, refetch } = useCommand("status_labels", {});
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t("settings.section_statuses")} help={t("settings.statuses_help")}>
      <Names labels={data} />
    </Section>
  );
}

function Names({ labels }: { labels: readonly StatusLabel[] }) {
  const t = useText();
  const toasts = useToasts();
  const [draft, setDraft] = useState<StatusDraft | null>(null);
  const { mutateAsync, isPending } = useChange("status_names_set");
  const stored = statusDraft(labels);
  const form = draft ?? stored;
  const found = statusProblems(form, labels);
  const dirty = draft !== null && JSON.stringify(namesOf(draft)) !== JSON.stringify(namesOf(stored));
  const sound = Object.keys(found).length === 0;
  const save = async () => {
    if (!sound) return false;
    try {
      await mutateAsync({ names: namesOf(form) });
      setDraft(null);
      toasts.undoable(t("settings.statuses_saved"));
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
  const field = (label: StatusLabel, language: "id" | "en") => {
    const own = form[label.status];
    const problem = found[`${label.status}.${language}`];
    const standard = language === "id" ? label.standard_id : label.standard_en;
    return {
      "aria-label": t(`settings.status_${language}`, { status: standard }),
      placeholder: standard,
      value: own[language],
      error: problem === undefined ? null : t(`settings.${problem}`),
      onChange: (event: { currentTarget: HTMLInputElement }) =>
        setDraft({ ...form, [label.status]: { ...own, [language]: event.currentTarget.value } }),
    };
  };
  return (
    <form onSubmit={submit} noValidate>
      <Table mt="md" verticalSpacing={6} aria-label={t("settings.section_statuses")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("settings.status_now")}</Table.Th>
            <Table.Th>{t("settings.status_column_id")}</Table.Th>
            <Table.Th>{t("settings.status_column_en")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {labels.map((label) => (
            <Table.Tr key={label.status}>
              <Table.Td>
                <StatusPill status={label.status} />
              </Table.Td>
              <Table.Td>
                <TextInput {...field(label, "id")} />
              </Table.Td>
              <Table.Td>
                <TextInput {...field(label, "en")} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text c="dimmed" mt="sm">
        {t("settings.statuses_note")}
      </Text>
      <SaveBar
        dirty={dirty}
        sound={sound}
        busy={isPending}
        what={t("settings.section_statuses")}
        onSave={save}
        onDiscard={() => setDraft(null)}
      />
    </form>
  );
}
