import { Tabs } from "@mantine/core";
import {
  IconBuildingStore,
  IconCalendarEvent,
  IconDatabase,
  IconId,
  IconListDetails,
  IconPalette,
  IconProgressCheck,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { Screen } from "@/components/Screen";
import { useText } from "@/lib/i18n";
import { type Icon, useSelected } from "@/lib/shell";
import { BoothsSection } from "./BoothsSection";
import { EventSection } from "./EventSection";
import { FilesSection } from "./FilesSection";
import { ListsSection } from "./ListsSection";
import { RolesSection } from "./RolesSection";
import classes from "./Settings.module.css";
import { StatusesSection } from "./StatusesSection";
import { WindowSection } from "./WindowSection";

const SECTIONS = ["event", "lists", "roles", "statuses", "booths", "window", "files"] as const;
type Section = (typeof SECTIONS)[number];

const PARTS: Record<Section, { icon: Icon; part: ComponentType }> = {
  event: { icon: IconCalendarEvent, part: EventSection },
  lists: { icon: IconListDetails, part: ListsSection },
  roles: { icon: IconId, part: RolesSection },
  statuses: { icon: IconProgressCheck, part: StatusesSection },
  booths: { icon: IconBuildingStore, part: BoothsSection },
  window: { icon: IconPalette, part: WindowSection },
  files: { icon: IconDatabase, part: FilesSection },
};

/** The part that is shown stands in the address. */
export default function SettingsScreen() {
  const t = useText();
  const [id, select] = useSelected();
  const section = SECTIONS.find((known) => known === id) ?? "event";
  const Part = PARTS[section].part;
  return (
    <Screen title={t("settings.title")}>
      <Tabs
        value={section}
        onChange={select}
        orientation="vertical"
        classNames={{
          root: classes.tabs ?? "",
          list: classes.list ?? "",
          tab: classes.tab ?? "",
          tabLabel: classes.tabLabel ?? "",
        }}
        keepMounted={false}
      >
        <Tabs.List aria-label={t("settings.sections")}>
          {SECTIONS.map((name) => {
            const { icon: Mark } = PARTS[name];
            return (
              <Tabs.Tab key={name} value={name} leftSection={<Mark size={18} stroke={1.5} aria-hidden />}>
                {t(`settings.section_${name}`)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        {SECTIONS.map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.panel ?? ""}>
            {name === section ? <Part /> : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  );
}
