import { Button, Group, Stack, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useText } from "@/lib/i18n";
import { Dialog } from "./Dialog";

/** Asks before somebody leaves what they have typed and not saved: another record, another screen, a closed panel. */
export function UnsavedGuard(props: {
  unsaved: boolean;
  /** What would be lost, by its name. */
  what: string;
  /** Answers whether it is saved now; left out where it cannot be saved as it stands. */
  onSave?: (() => Promise<boolean>) | undefined;
  onDiscard: () => void;
}) {
  const t = useText();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => props.unsaved,
    enableBeforeUnload: false,
    withResolver: true,
  });
  const { onSave } = props;
  return (
    <Dialog opened={status === "blocked"} onClose={() => reset?.()} title={t("unsaved.title")}>
      <Stack>
        <Text>
          {t(onSave === undefined ? "unsaved.cannot_save" : "unsaved.question", { what: props.what })}
        </Text>
        <Group justify="flex-end">
          <Button variant="subtle" onClick={() => reset?.()}>
            {t("unsaved.stay")}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              props.onDiscard();
              proceed?.();
            }}
          >
            {t("unsaved.discard")}
          </Button>
          {onSave === undefined ? null : (
            <Button
              data-autofocus
              onClick={() => void onSave().then((saved) => (saved ? proceed?.() : reset?.()))}
            >
              {t("unsaved.save")}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
