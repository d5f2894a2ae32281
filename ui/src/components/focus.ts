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

const HEADINGS = "h1, h2, h3, h4";

/**
 * While this is shown: what had the focus and is gone, such as a row with its button, leaves it to the heading of the
 * part that it was in. A dialog that was opened from there may lie between.
 */
export function useHeadingAfter(): void {
  useEffect(() => {
    /** What had the focus, then all that it was in, from the inside out. */
    let path: Element[] = [];
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target.closest("[role=dialog]") !== null) return;
      path = [];
      for (let at: Element | null = target; at !== null; at = at.parentElement) path.push(at);
    };
    const onGone = () => {
      const [last] = path;
      if (last === undefined || last.isConnected || !isLost()) return;
      const heading = path.find((at) => at.isConnected && at.querySelector(HEADINGS) !== null);
      path = [];
      const heir = heading?.querySelector<HTMLElement>(HEADINGS);
      heir?.setAttribute("tabindex", "-1");
      heir?.focus({ preventScroll: true });
    };
    const gone = new MutationObserver(onGone);
    gone.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", onFocus);
    return () => {
      gone.disconnect();
      document.removeEventListener("focusin", onFocus);
    };
  }, []);
}
