import { Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useText } from "@/lib/i18n";
import type { Warning } from "@/lib/ipc";
import type { TargetKind } from "@/lib/shell";
import classes from "./OverviewScreen.module.css";
import { TargetButton } from "./TargetButton";

/** The screen that helps. */
const SCREENS: Record<Warning["screen"], TargetKind> = {
  import: "import",
  exhibitors: "exhibitor",
  floor_plan: "floor_plan",
  settings: "settings",
};

/** The part of that screen. */
const PARTS: Record<string, string> = { held: "ditahan", backup_old: "files" };

export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const t = useText();
  return (
    <section className={classes.card}>
      <Title order={2}>{t("overview.warnings")}</Title>
      {warnings.length === 0 ? <Text c="dimmed">{t("overview.no_warnings")}</Text> : null}
      <ul className={classes.warnings}>
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.message}`} className={classes.warning}>
            <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
            <p>{warning.message}</p>
            <TargetButton
              target={{ kind: SCREENS[warning.screen], id: PARTS[warning.code] ?? null }}
              variant="light"
              name={`${t("overview.look")}: ${warning.message}`}
            >
              {t("overview.look")}
            </TargetButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
