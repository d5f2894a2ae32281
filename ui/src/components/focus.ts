// Where the focus goes when what had it is gone: whoever works with the keyboard goes on where they were.

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

const isLost = () => document.activeElement === null || document.activeElement === document.body;

/** Buttons that open forms in their own place: one has the focus again once its form is gone. */
export function useBackTo(
  open: readonly string[],
): (key: string) => (button: HTMLButtonElement | null) => void {
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const before = useRef(open);
  useLayoutEffect(() => {
    const closed = before.current.find((key) => !open.includes(key));
    before.current = open;
    if (closed !== undefined && isLost()) buttons.current.get(closed)?.focus();
  });
  return (key) => (button) => {
    if (button === null) buttons.current.delete(key);
    else buttons.current.set(key, button);
  };
}

/** The field of a form that was in last has the focus again once the form's buttons are `gone`. */
export function useBackToField(within: RefObject<HTMLElement | null>, gone: boolean): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const form = within.current?.closest("form");
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.matches("input, textarea")) last.current = target;
    };
    form?.addEventListener("focusin", onFocus);
    return () => form?.removeEventListener("focusin", onFocus);
  }, [within]);
  const before = useRef(gone);
  useLayoutEffect(() => {
    const went = gone && !before.current;
    before.current = gone;
    if (went && isLost() && last.current?.isConnected) last.current.focus();
  }, [gone]);
}
