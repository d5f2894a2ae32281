import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { createContext, useContext, useMemo } from "react";
import { useText } from "@/lib/i18n";
import type { CommandError } from "@/lib/ipc";

/** Takes the latest change back; the shell gives it. */
export const UndoContext = createContext<() => void>(() => undefined);

const SHOWN_MS = 6_000;

/** The toast of the latest change. */
let latest: string | null = null;

/** Takes the toast with Undo away: the latest change is another now. */
export function forgetUndo(): void {
  if (latest !== null) notifications.hide(latest);
  latest = null;
}

function Undoable({ message, onUndo }: { message: string; onUndo: () => void }) {
  const t = useText();
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text>{message}</Text>
      <Button variant="light" size="compact-sm" flex="none" onClick={onUndo}>
        {t("shell.undo")}
      </Button>
    </Group>
  );
}

/** Short words after something was done. `undoable` carries Undo; `warned` and `failed` stay until they are closed. */
export function useToasts() {
  const undo = useContext(UndoContext);
  const t = useText();
  return useMemo(() => {
    const look = { withBorder: true, closeButtonProps: { "aria-label": t("states.close") } };
    return {
      done(message: string) {
        notifications.show({ message, autoClose: SHOWN_MS, ...look });
      },
      undoable(message: string) {
        const id = crypto.randomUUID();
        // Undo takes back the latest change, so it stands beside that one alone.
        forgetUndo();
        latest = id;
        const onUndo = () => {
          notifications.hide(id);
          undo();
        };
        const body = <Undoable message={message} onUndo={onUndo} />;
        notifications.show({ id, message: body, autoClose: SHOWN_MS, ...look });
      },
      warned(message: string) {
        notifications.show({ message, color: "yellow", autoClose: false, ...look });
      },
      failed(error: CommandError) {
        notifications.show({ message: error.message, color: "red", autoClose: false, ...look });
      },
    };
  }, [undo, t]);
}
