import { ActionIcon, Group, Menu, Text, useMantineColorScheme } from "@mantine/core";
import { IconAdjustments, IconCheck, IconMinus, IconPlus } from "@tabler/icons-react";
import type { Zoom } from "@/app/preferences";
import { LANGUAGES, useLanguage, useText } from "@/lib/i18n";
import { useChange } from "@/lib/ipc";

const THEMES = ["light", "dark", "auto"] as const;

/** Language, theme and size of the window. */
export function AppearanceMenu({ zoom }: { zoom: Zoom }) {
  const t = useText();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { mutate: setLanguage } = useChange("language_set");
  const tick = (on: boolean) => (on ? <IconCheck size={16} aria-hidden /> : null);
  return (
    <Menu position="bottom-end" width={240} closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon aria-label={t("shell.appearance")} title={t("shell.appearance")}>
          <IconAdjustments size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("shell.language")}</Menu.Label>
        {LANGUAGES.map((code) => (
          <Menu.Item
            key={code}
            role="menuitemradio"
            aria-checked={code === language}
            rightSection={tick(code === language)}
            onClick={() => setLanguage({ language: code })}
          >
            {t(`shell.language_${code}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("shell.theme")}</Menu.Label>
        {THEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            rightSection={tick(scheme === colorScheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`shell.theme_${scheme}`)}
          </Menu.Item>
        ))}
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
