import { Button, Group, Table, Text } from "@mantine/core";
import { useState } from "react";
import { Pill } from "@/components/marks";
import { useToasts } from "@/components/toasts";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type BackupOut, useChange, useCommand, type Verified } from "@/lib/ipc";
import type { ToRestore } from "./RestoreDialog";
import { Waiting } from "./Section";

/** The backups that the program keeps, the newest first. */
export function Backups({ onRestore }: { onRestore: (backup: ToRestore) => void }) {
  const t = useText();
  const { data, error, refetch } = useCommand("backups_list", {});
  const [checked, setChecked] = useState<Record<string, Verified>>({});
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) {
    return (
      <Text c="dimmed" mt="md">
        {t("settings.no_backups")}
      </Text>
    );
  }
  return (
    <Table mt="md" verticalSpacing={6} aria-label={t("settings.backups")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("settings.backup_at")}</Table.Th>
          <Table.Th>{t("settings.backup_why")}</Table.Th>
          <Table.Th ta="right">{t("settings.backup_size")}</Table.Th>
          <Table.Th ta="right">{t("settings.backup_actions")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.map((backup) => (
          <Row
            key={backup.path}
            backup={backup}
            checked={checked[backup.path] ?? null}
            onChecked={(found) => setChecked((now) => ({ ...now, [backup.path]: found }))}
            onRestore={() => onRestore({ path: backup.path, at: backup.at })}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row(props: {
  backup: BackupOut;
  checked: Verified | null;
  onChecked: (found: Verified) => void;
  onRestore: () => void;
}) {
  const { backup, checked, onChecked, onRestore } = props;
  const t = useText();
  const toasts = useToasts();
  const { fileSize } = useFormat();
  const { mutate: verify, isPending } = useChange("backup_verify");
  const check = () =>
    verify({ path: backup.path }, { onSuccess: onChecked, onError: (error) => toasts.failed(error) });
  return (
    <Table.Tr>
      <Table.Td className="tabular">{backup.at}</Table.Td>
      <Table.Td>
        {backup.why}
        {checked === null ? null : checked.ok ? (
          <div role="status">
            <Pill tone="done" shape="tick">
              {t("settings.whole", { at: backup.at })}
            </Pill>
          </div>
        ) : (
          <Text role="alert" c="red">
            {checked.problems[0]?.message}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {fileSize(backup.bytes)}
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Button
            variant="default"
            size="compact-sm"
            loading={isPending}
            aria-label={t("settings.verify_named", { at: backup.at })}
            onClick={check}
          >
            {t("settings.verify")}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t("settings.restore_named", { at: backup.at })}
            onClick={onRestore}
          >
            {t("settings.restore")}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
