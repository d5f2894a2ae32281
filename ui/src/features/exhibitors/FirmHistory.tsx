import { Stack, Text, Title } from "@mantine/core";
import { useText } from "@/lib/i18n";
import type { ExhibitorDetail } from "@/lib/ipc";

/** How the firm came to its status, and what was changed of it. */
export function FirmHistory({ detail }: { detail: ExhibitorDetail }) {
  const t = useText();
  return (
    <Stack gap="sm">
      <Title order={3}>{t("exhibitors.statuses")}</Title>
      {detail.statuses.map((step) => (
        <div key={`${step.to}-${step.at}`}>
          <Text fw={600}>{step.name}</Text>
          <Text size="sm">{t("exhibitors.by", { at: step.at, actor: step.actor })}</Text>
          {step.reason === null ? null : <Text size="sm">{step.reason}</Text>}
        </div>
      ))}
      <Title order={3}>{t("exhibitors.changes")}</Title>
      {detail.changes.map((change) => (
        <div key={change.id}>
          <Text fw={600} td={change.undone ? "line-through" : undefined}>
            {change.what}
          </Text>
          <Text size="sm">{t("exhibitors.by", { at: change.at, actor: change.actor })}</Text>
          {change.undone ? <Text size="sm">{t("exhibitors.undone")}</Text> : null}
        </div>
      ))}
    </Stack>
  );
}
