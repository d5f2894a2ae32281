import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";

interface TableKeysOptions {
  /** The rows' ids as they are shown. */
  ids: readonly string[];
  selected: ReadonlySet<string>;
  onSelect: ((ids: ReadonlySet<string>) => void) | undefined;
  onOpen: (index: number) => void;
  /** Brings a row into sight. */
  show: (index: number) => void;
  /** How many rows a page is. */
  page: () => number;
}

/** Arrows, Page, Home and End move; Shift with them selects; Space selects one, Ctrl+A all; Enter opens; Esc lets go. */
export function useTableKeys(options: TableKeysOptions) {
  const latest = useRef(options);
  latest.current = options;
  const [active, setActive] = useState<number | null>(null);
  const anchor = useRef<number | null>(null);
  const length = options.ids.length;
  useEffect(
    () => setActive((now) => (now === null || now < length ? now : length > 0 ? length - 1 : null)),
    [length],
  );

  const selectRange = useCallback((from: number, to: number) => {
    const { ids, selected, onSelect } = latest.current;
    onSelect?.(new Set([...selected, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)]));
  }, []);

  const pick = useCallback(
    (index: number, range: boolean) => {
      const { ids, selected, onSelect } = latest.current;
      const id = ids[index];
      if (id === undefined) return;
      setActive(index);
      if (range && anchor.current !== null) return selectRange(anchor.current, index);
      anchor.current = index;
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      onSelect?.(next);
    },
    [selectRange],
  );

  const move = (to: number, extend: boolean) => {
    const bounded = Math.max(0, Math.min(length - 1, to));
    if (extend && options.onSelect !== undefined) {
      anchor.current ??= active ?? bounded;
      selectRange(anchor.current, bounded);
    } else {
      anchor.current = null;
    }
    setActive(bounded);
    options.show(bounded);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons of the head and checkboxes keep Enter and Space.
    const own = event.target instanceof Element && event.target.closest("button, input, a") === null;
    const now = active ?? -1;
    const steps: Record<string, number> = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      PageDown: now + options.page(),
      PageUp: now - options.page(),
      Home: 0,
      End: length - 1,
    };
    const step = steps[event.key];
    if (step !== undefined && length > 0) {
      move(step, event.shiftKey);
    } else if (event.key === "Enter" && own && active !== null) {
      options.onOpen(active);
    } else if (event.key === " " && own && active !== null) {
      pick(active, false);
    } else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey) && options.onSelect) {
      options.onSelect(new Set(options.ids));
    } else if (event.key === "Escape" && options.selected.size > 0) {
      options.onSelect?.(new Set());
      event.stopPropagation();
    } else {
      return;
    }
    event.preventDefault();
  };

  return { active, setActive, pick, onKeyDown };
}
