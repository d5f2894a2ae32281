import { Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useText } from "@/lib/i18n";
import type { OverviewWarning } from "@/lib/ipc";
import classes from "./OverviewScreen.module.css";
import { TargetButton } from "./TargetButton";

export function Warnings({ warnings }: { warnings: readonly OverviewWarning[] }) {
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
            {warning.target === null ? null : (
              <TargetButton
                target={warning.target}
                variant="light"
                name={`${t("overview.look")}: ${warning.message}`}
              >
                {t("overview.look")}
              </TargetButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
