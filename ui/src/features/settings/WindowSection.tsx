import { Radio, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useToasts } from "@/components/toasts";
import { LANGUAGES, type Language, useText } from "@/lib/i18n";
import { type Preferences, type Theme, useChange, useCommand } from "@/lib/ipc";
import { ZOOM_STEPS } from "@/lib/look/zoom";
import { Section, Waiting } from "./Section";

const THEMES = ["auto", "light", "dark"] as const;

/** What one person on one machine prefers; nothing here waits for a button. */
export function WindowSection() {
  const t = useText();
  const { data, error, refetch } = useCommand("app_state", {});
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t("settings.section_window")} help={t("settings.window_help")}>
      <Choices preferences={data.preferences} />
    </Section>
  );
}

function Choices({ preferences }: { preferences: Preferences }) {
  const t = useText();
  const toasts = useToasts();
  const { mutate: prefer } = useChange("preferences_set");
  const [operator, setOperator] = useState<string | null>(null);
  const saveOperator = () => {
    if (operator === null || operator.trim() === preferences.operator) return setOperator(null);
    prefer(
      { operator: operator.trim() },
      {
        onSuccess: () => {
          setOperator(null);
          toasts.done(t("settings.operator_saved"));
        },
        onError: (error) => toasts.failed(error),
      },
    );
  };
  const zoom = preferences.zoom_percent;
  const steps = [...new Set([...ZOOM_STEPS, zoom])].toSorted((a, b) => a - b);
  return (
    <Stack gap="lg" mt="lg" maw={480}>
      <Radio.Group
        label={t("shell.language")}
        value={preferences.language}
        onChange={(language) => prefer({ language: language as Language })}
      >
        <Stack gap="xs" mt={4}>
          {LANGUAGES.map((code) => (
            <Radio key={code} value={code} label={t(`shell.language_${code}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t("shell.theme")}
        value={preferences.theme}
        onChange={(theme) => prefer({ theme: theme as Theme })}
      >
        <Stack gap="xs" mt={4}>
          {THEMES.map((theme) => (
            <Radio key={theme} value={theme} label={t(`shell.theme_${theme}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t("settings.zoom")}
        data={steps.map((percent) => ({
          value: String(percent),
          label: t("shell.zoom_now", { percent }),
        }))}
        value={String(zoom)}
        onChange={(percent) => percent !== null && prefer({ zoom_percent: Number(percent) })}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        w={160}
      />
      <TextInput
        label={t("settings.operator")}
        description={t("settings.operator_help")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={operator ?? preferences.operator}
        onChange={(event) => setOperator(event.currentTarget.value)}
        onBlur={saveOperator}
        onKeyDown={(event) => {
          if (event.key === "Enter") saveOperator();
        }}
        maxLength={80}
      />
    </Stack>
  );
}
