import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import { isElsewhere, isPressed, isTyping, type Keys } from "./keys";

/** Something a person can do now: it stands in the palette, and on the sheet of shortcuts where it has keys. */
export interface Action {
  id: string;
  /** In the user's language, verb first. */
  label: string;
  keys?: Keys;
  /** Further keys, which the sheet does not list. */
  alsoKeys?: readonly Keys[];
  /** Also while text is being typed or a dialog is open: for combinations that mean nothing there. */
  whileTyping?: boolean;
  /** What the sheet of shortcuts calls it, where the label changes with what it would do. */
  sheetLabel?: string;
  /** Kept out of the palette, which has another way to it. */
  notInPalette?: boolean;
  /** Kept out of the palette and the sheet. */
  hidden?: boolean;
  /** On the sheet alone: the widget that has the focus listens to these keys itself. */
  isListedOnly?: boolean;
  disabled?: boolean;
  /** Once for each time that the keys are pressed, however long they are held. */
  isOncePerPress?: boolean;
  run: () => void;
}

/** What can be done at the moment: the shell's actions first, then those of the screen. */
export class ActionRegistry {
  #groups: Action[][] = [];
  #flat: readonly Action[] = [];
  #listeners = new Set<() => void>();

  readonly snapshot = (): readonly Action[] => this.#flat;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  add(group: Action[]): () => void {
    this.#groups.push(group);
    this.#changed();
    return () => {
      this.#groups = this.#groups.filter((other) => other !== group);
      this.#changed();
    };
  }

  /** Runs what the keys mean; a screen's action goes before the shell's. */
  press(event: KeyboardEvent): boolean {
    const kept = isTyping(event) || isElsewhere(event);
    const meant = (action: Action) =>
      !action.disabled &&
      action.isListedOnly !== true &&
      (!kept || action.whileTyping === true) &&
      [action.keys, ...(action.alsoKeys ?? [])].some((keys) => keys !== undefined && isPressed(keys, event));
    const action = this.#flat.findLast(meant);
    if (action === undefined) return false;
    event.preventDefault();
    if (!(event.repeat && action.isOncePerPress)) action.run();
    return true;
  }

  #changed(): void {
    this.#flat = this.#groups.flat();
    for (const listener of this.#listeners) listener();
  }
}

export const ActionsContext = createContext(new ActionRegistry());

/** The actions of a screen or a widget, for as long as it is shown. */
export function useActions(actions: Action[]): void {
  const registry = useContext(ActionsContext);
  const latest = useRef(actions);
  latest.current = actions;
  // The list changes with every render; what people see of it seldom does.
  const shape = JSON.stringify(actions);
  useEffect(() => {
    const now = JSON.parse(shape) as Omit<Action, "run">[];
    const group = now.map((action, index) => ({ ...action, run: () => latest.current[index]?.run() }));
    return registry.add(group);
  }, [registry, shape]);
}

export function useAllActions(): readonly Action[] {
  const registry = useContext(ActionsContext);
  return useSyncExternalStore(registry.subscribe, registry.snapshot);
}
