import { Button, Group, Stack, Text } from "@mantine/core";
import { useEffect } from "react";
import { useText } from "@/lib/i18n";
import { useHold } from "@/lib/shell";
import { Dialog } from "./Dialog";

/** A form that is about to be closed by itself, and what is told once that is settled. */
export interface Closing {
  asked: boolean;
  onSettled: (go: boolean) => void;
}

const ANYWHERE = () => true;

/**
 * Asks before somebody leaves what they have typed and not saved: another record, another screen, a closed panel, another
 * workspace, a closed window.
 */
export function UnsavedGuard(props: {
  unsaved: boolean;
  /** What would be lost, by its name. */
  what: string;
  /** The question in whole, where there is nothing to save: only to keep or to lose. */
  question?: string;
  /** Answers whether it is saved now; left out where it cannot be saved as it stands. */
  onSave?: (() => Promise<boolean>) | undefined;
  onDiscard: () => void;
  closing?: Closing | undefined;
  /** Which ways from one address to another lose it; all of them where it is left out. */
  moves?: (from: string, to: string) => boolean;
}) {
  const t = useText();
  const { unsaved, onSave, closing } = props;
  const hold = useHold(unsaved, props.moves ?? ANYWHERE);
  const isClosing = closing?.asked === true;
  // Where nothing is typed, nothing is asked.
  useEffect(() => {
    if (isClosing && !unsaved) closing.onSettled(true);
  });
  const settle = (go: boolean) => {
    if (hold.how === null) closing?.onSettled(go);
    else if (go) hold.go();
    else hold.stay();
  };
  const question = hold.how === "close" ? "unsaved.question_close" : "unsaved.question";
  return (
    <Dialog
      opened={hold.how !== null || (isClosing && unsaved)}
      onClose={() => settle(false)}
      title={t("unsaved.title")}
    >
      <Stack>
        <Text>
          {props.question ?? t(onSave === undefined ? "unsaved.cannot_save" : question, { what: props.what })}
        </Text>
        <Group justify="flex-end">
          <Button variant="subtle" onClick={() => settle(false)}>
            {t("unsaved.stay")}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              props.onDiscard();
              settle(true);
            }}
          >
            {t("unsaved.discard")}
          </Button>
          {onSave === undefined ? null : (
            <Button data-autofocus onClick={() => void onSave().then(settle)}>
              {t("unsaved.save")}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
