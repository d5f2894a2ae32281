import { Button, Group, Stack, Text } from "@mantine/core";
import { useText } from "@/lib/i18n";
import { useHold } from "@/lib/shell";
import { Dialog } from "./Dialog";

/**
 * Asks before somebody goes to another screen or workspace, or closes the window, while long work is under way: it would
 * be cancelled. `parts`: going to another part of the screen cancels it, too.
 */
export function WorkGuard({ what, parts = false }: { what: string; parts?: boolean }) {
  const t = useText();
  const { how, go, stay } = useHold(true, (from, to) => parts || from !== to);
  const closes = how === "close";
  return (
    <Dialog opened={how !== null} onClose={stay} title={t("unsaved.working")}>
      <Stack>
        <Text>{t(closes ? "unsaved.working_help_close" : "unsaved.working_help", { what })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={go}>
            {t(closes ? "unsaved.cancel_work_close" : "unsaved.cancel_work")}
          </Button>
          <Button data-autofocus onClick={stay}>
            {t("unsaved.wait")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
