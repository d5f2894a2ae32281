/** A combination such as `Mod+Shift+Z`, `?`, `/`, `Escape`. `Mod` is Ctrl, or Command on a Mac. */
export type Keys = string;

interface Combination {
  key: string;
  mod: boolean;
  shift: boolean;
}

function parse(keys: Keys): Combination {
  const parts =
    keys === "+" || keys.endsWith("++") ? [...keys.slice(0, -1).split("+"), "+"] : keys.split("+");
  const names = parts.filter(Boolean);
  return {
    key: (names.at(-1) ?? "").toLowerCase(),
    mod: names.includes("Mod"),
    shift: names.includes("Shift"),
  };
}

/** Whether an event is the combination. Shift counts with letters alone: `?` needs it on one layout and not on another. */
export function isPressed(keys: Keys, event: KeyboardEvent): boolean {
  const wanted = parse(keys);
  const letter = /^[a-z]$/.test(wanted.key);
  return (
    event.key.toLowerCase() === wanted.key &&
    (event.ctrlKey || event.metaKey) === wanted.mod &&
    !event.altKey &&
    (!letter || event.shiftKey === wanted.shift)
  );
}

const SIGNS: Record<string, string> = {
  Mod: "Ctrl",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "Space",
};

/** The combination as it is printed on keys: `["Ctrl", "K"]`. */
export function keyNames(keys: Keys): string[] {
  const { key, mod, shift } = parse(keys);
  const name = keys.endsWith(" ") ? " " : (keys.split("+").filter(Boolean).at(-1) ?? key);
  const last = key === "+" ? "+" : (SIGNS[name] ?? name);
  return [...(mod ? ["Ctrl"] : []), ...(shift ? ["Shift"] : []), last];
}

/** A dialog or an open menu keeps keys such as Esc for itself; a list that is a screen's own shares them. */
export function isElsewhere(event: KeyboardEvent): boolean {
  const at = event.target;
  const inMenu =
    at instanceof Element && at.closest('[role="menu"], [role="listbox"]:not([data-shares-keys])') !== null;
  return inMenu || document.querySelector('[aria-modal="true"]') !== null;
}

/** Where keys mean text. */
export function isTyping(event: KeyboardEvent): boolean {
  const at = event.target;
  if (!(at instanceof HTMLElement)) return false;
  if (at.isContentEditable || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement)
    return true;
  return at instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(at.type);
}
