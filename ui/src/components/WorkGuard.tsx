import { Button, Group, Stack, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useText } from "@/lib/i18n";
import { Dialog } from "./Dialog";

/** Asks before somebody goes to another screen while long work is under way: it would be cancelled. */
export function WorkGuard({ what }: { what: string }) {
  const t = useText();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <Dialog opened={status === "blocked"} onClose={() => reset?.()} title={t("unsaved.working")}>
      <Stack>
        <Text>{t("unsaved.working_help", { what })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => proceed?.()}>
            {t("unsaved.cancel_work")}
          </Button>
          <Button data-autofocus onClick={() => reset?.()}>
            {t("unsaved.wait")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
