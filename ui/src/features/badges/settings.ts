import { useRef, useState } from "react";
import { type BadgesScreen, type SheetChoice, useScreenMemory } from "@/lib/ipc";

/** How badges are printed; it is remembered. */
export interface Settings {
  template: string;
  /** Null for one badge a page. */
  sheet: string | null;
  first_label: number;
  printer: string | null;
}

const KEY = "badges.print";
export const AT_FIRST: Settings = { template: "a6", sheet: null, first_label: 1, printer: null };

export function labelsOf(sheet: SheetChoice | undefined): number {
  return sheet === undefined ? 1 : sheet.columns * sheet.rows;
}

/** What was remembered, as far as the program still knows it. */
export function readSettings(text: string | undefined, known: BadgesScreen): Settings {
  let saved: Partial<Settings> = {};
  try {
    saved = (JSON.parse(text ?? "{}") ?? {}) as Partial<Settings>;
  } catch {
    // What cannot be read was written by another version.
  }
  const template = known.templates.find((each) => each.id === saved.template)?.id ?? AT_FIRST.template;
  const sheet = known.sheets.find((each) => each.id === saved.sheet && each.templates.includes(template));
  const label = Number.isInteger(saved.first_label) ? (saved.first_label as number) : 1;
  return {
    template,
    sheet: sheet?.id ?? null,
    first_label: label >= 1 && label <= labelsOf(sheet) ? label : 1,
    printer: typeof saved.printer === "string" ? saved.printer : null,
  };
}

/** The label after those that were just printed on; plain paper begins anew each time. */
export function nextLabel(sheet: SheetChoice | undefined, first_label: number, badges: number): number {
  if (sheet === undefined || !sheet.preprinted) return 1;
  return ((first_label - 1 + badges) % labelsOf(sheet)) + 1;
}

export function useSettings(known: BadgesScreen): [Settings, (change: Partial<Settings>) => void] {
  const [kept, keep] = useScreenMemory(KEY);
  const [settings, setSettings] = useState(() => readSettings(kept, known));
  // A print that ends changes the label of what is chosen then, not of what was chosen when it began.
  const latest = useRef(settings);
  const change = (changed: Partial<Settings>) => {
    const next = { ...latest.current, ...changed };
    latest.current = next;
    setSettings(next);
    keep(JSON.stringify(next));
  };
  return [settings, change];
}
