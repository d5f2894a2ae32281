import { ActionIcon, Group, Menu, Text, useMantineColorScheme } from "@mantine/core";
import { IconAdjustments, IconMinus, IconPlus } from "@tabler/icons-react";
import type { Zoom } from "@/app/preferences";
import { useIsPainted } from "@/components/FirstFrame";
import { LANGUAGES, type Language, useLanguage, useText } from "@/lib/i18n";
import { type Theme, useChange } from "@/lib/ipc";

const THEMES = ["light", "dark", "auto"] as const;

/** Language, theme and size of the window. */
export function AppearanceMenu({ zoom }: { zoom: Zoom }) {
  const t = useText();
  const isPainted = useIsPainted();
  const language = useLanguage();
  const { colorScheme } = useMantineColorScheme();
  const { mutate: prefer } = useChange("preferences_set");
  const button = (
    <ActionIcon aria-label={t("shell.appearance")} title={t("shell.appearance")}>
      <IconAdjustments size={20} aria-hidden />
    </ActionIcon>
  );
  if (!isPainted) return button;
  return (
    <Menu position="bottom-end" width={240} closeOnItemClick={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("shell.language")}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(code) => prefer({ language: code as Language })}>
          {LANGUAGES.map((code) => (
            <Menu.RadioItem key={code} value={code}>
              {t(`shell.language_${code}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t("shell.theme")}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => prefer({ theme: scheme as Theme })}>
          {THEMES.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`shell.theme_${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t("shell.zoom")}</Menu.Label>
        <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={zoom.larger}>
          {t("shell.zoom_in")}
        </Menu.Item>
        <Menu.Item leftSection={<IconMinus size={16} aria-hidden />} onClick={zoom.smaller}>
          {t("shell.zoom_out")}
        </Menu.Item>
        <Menu.Item onClick={zoom.original}>
          <Group justify="space-between">
            <span>{t("shell.zoom_reset")}</span>
            <Text c="dimmed" className="tabular" span>
              {t("shell.zoom_now", { percent: zoom.percent })}
            </Text>
          </Group>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
