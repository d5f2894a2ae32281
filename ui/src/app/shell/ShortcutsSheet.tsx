import { Kbd, Table, Title } from "@mantine/core";
import { Dialog } from "@/components/Dialog";
import { useText } from "@/lib/i18n";
import { keyNames, useAllActions } from "@/lib/shell";

function Lines({ lines }: { lines: readonly { label: string; keys: readonly string[] }[] }) {
  return (
    <Table verticalSpacing={6} horizontalSpacing={0} withRowBorders={false}>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.label}>
            <Table.Td>{line.label}</Table.Td>
            <Table.Td ta="end">
              {line.keys.flatMap(keyNames).map((name) => (
                <Kbd key={name} ms={4}>
                  {name}
                </Kbd>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Every key that does something now. */
export function ShortcutsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText();
  const lines = useAllActions().flatMap((action) =>
    action.keys === undefined || action.hidden === true
      ? []
      : [{ label: action.sheetLabel ?? action.label, keys: [action.keys] }],
  );
  const table = [
    { label: t("shell.shortcut_rows"), keys: ["ArrowUp", "ArrowDown"] },
    { label: t("shell.shortcut_open"), keys: ["Enter"] },
    { label: t("shell.shortcut_select"), keys: [" "] },
    { label: t("shell.shortcut_select_all"), keys: ["Mod+A"] },
    { label: t("shell.shortcut_close"), keys: ["Escape"] },
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={t("shell.shortcuts")}>
      <Title order={3}>{t("shell.shortcuts_everywhere")}</Title>
      <Lines lines={lines} />
      <Title order={3} mt="md">
        {t("shell.shortcuts_table")}
      </Title>
      <Lines lines={table} />
    </Dialog>
  );
}
