import { Button, Group, Stack, Text } from "@mantine/core";
import { type TextKey, useText } from "@/lib/i18n";
import { useHold } from "@/lib/shell";
import { Dialog } from "./Dialog";

const HELP = { leave: "unsaved.working_help", close: "unsaved.working_help_close" } as const;

/**
 * Asks before somebody goes to another screen or workspace, or closes the window, while long work is under way: it would
 * be cancelled. `parts`: going to another part of the screen cancels it, too.
 */
export function WorkGuard(props: {
  what: string;
  parts?: boolean;
  /** What is lost, where that is something else than what was not saved. */
  help?: { leave: TextKey; close: TextKey };
  /** Which ways from one address to another cancel it. */
  moves?: (from: string, to: string) => boolean;
}) {
  const { what, parts = false, help = HELP, moves } = props;
  const t = useText();
  const { how, go, stay } = useHold(true, moves ?? ((from, to) => parts || from !== to));
  const closes = how === "close";
  return (
    <Dialog opened={how !== null} onClose={stay} title={t("unsaved.working")}>
      <Stack>
        <Text>{t(closes ? help.close : help.leave, { what })}</Text>
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
