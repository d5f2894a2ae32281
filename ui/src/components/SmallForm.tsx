import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { UnsavedGuard } from "./UnsavedGuard";

/** Whether Esc in a field means the list that is open below it. */
export function hasOpenList(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.getAttribute("aria-expanded") === "true";
}

/**
 * A form of a few fields that opens in the place of what it edits. Its first field has the focus; Esc closes it, and what
 * was typed is asked about, then and wherever somebody goes.
 */
export function SmallForm(props: {
  /** What would be lost, by its name. */
  what: string;
  unsaved: boolean;
  /** Whether it can be saved as it stands. */
  ready: boolean;
  busy: boolean;
  /** Answers whether it was saved; it closes then. */
  onSave: () => Promise<boolean>;
  onClose: () => void;
  save: string;
  cancel: string;
  /** Field and buttons on one line. */
  inline?: boolean;
  children: ReactNode;
}) {
  const { ready, onClose, onSave } = props;
  const form = useRef<HTMLFormElement>(null);
  const [closing, setClosing] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, textarea")?.focus(), []);
  const save = async () => {
    const saved = await onSave();
    if (saved) onClose();
    return saved;
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void save();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Escape" || hasOpenList(event)) return;
    // The question about what was typed lies in the form, and not on the page.
    if (!event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopPropagation();
    setClosing(true);
  };
  const buttons = (
    <>
      <Button type="submit" loading={props.busy} disabled={!ready}>
        {props.save}
      </Button>
      <Button variant="default" onClick={onClose}>
        {props.cancel}
      </Button>
    </>
  );
  return (
    <form ref={form} onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
      <UnsavedGuard
        unsaved={props.unsaved}
        what={props.what}
        onSave={ready ? save : undefined}
        onDiscard={onClose}
        closing={{
          asked: closing,
          onSettled: (go) => {
            setClosing(false);
            if (go) onClose();
          },
        }}
      />
      {props.inline ? (
        <Group gap="xs" align="flex-start">
          {props.children}
          {buttons}
        </Group>
      ) : (
        <Stack gap="xs">
          {props.children}
          <Group>{buttons}</Group>
        </Stack>
      )}
    </form>
  );
}
