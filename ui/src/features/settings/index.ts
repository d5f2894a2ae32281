import { IconSettings } from "@tabler/icons-react";
import type { Feature } from "@/lib/shell";

export const settings: Feature = {
  id: "settings",
  path: "/pengaturan",
  label: "settings.title",
  icon: IconSettings,
  order: 90,
  opens: ["settings", "event"],
  load: () => import("./SettingsScreen"),
};
