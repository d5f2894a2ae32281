// A hall as the editor holds it: a document that is never changed in place, and the edits that make the next one.

import type { Point, Rect } from "@/features/floor-plan/model/geometry";
import type { Derived, ElementView } from "@/lib/ipc";

export type Kind = ElementView["kind"];
export type Shape = ElementView["shape"];

export interface BoothItem {
  type: "booth";
  id: string;
  code: string;
  rects: readonly Rect[];
  rotation_mdeg: number;
  power_va: number;
  /** Its circuit's id. */
  circuit: string | null;
  water: boolean;
  accessible: boolean;
  zone: string | null;
  premium: boolean;
  closed: boolean;
  is_locked: boolean;
  /** Who has it, by name. */
  who: readonly string[];
  /** The codes of the booths that were merged into it; none where it was never merged. */
  parts: readonly string[];
  /** Null until the program has answered for the first time. */
  derived: Derived | null;
  /** Of one that the program has not answered yet: the booth that it is a copy of. Its code is a guess till then. */
  like?: string | null;
}

export interface ElementItem {
  type: "element";
  id: string;
  kind: Kind;
  shape: Shape;
  label: string | null;
  owner: string | null;
  clearance_mm: number;
  /** Of a door or a main aisle: its clear width, where it is not that of what is drawn. */
  width_mm: number | null;
  is_open: boolean;
  is_locked: boolean;
  /** A picture's content hash. */
  logo: string | null;
}

export type Item = BoothItem | ElementItem;

export interface CircuitItem {
  id: string;
  name: string;
  capacity_va: number;
  /** The id of the power point that it comes from. */
  power_point: string | null;
  /** What can be given to its booths together. */
  load_va: number;
}

/** What belongs to the hall as a whole. */
export interface HallFacts {
  name: string;
  outline: readonly Point[];
  north_mdeg: number;
  main_aisle_mm: number;
  side_aisle_mm: number;
}

export interface PlanDocument extends HallFacts {
  hall: string;
  /** The state of the plan that an edit is made upon. */
  revision: string;
  circuits: readonly CircuitItem[];
  items: ReadonlyMap<string, Item>;
}

/** One gesture's worth of changes. */
export interface Edit {
  puts: readonly Item[];
  removes: readonly string[];
  facts?: Partial<HallFacts>;
  circuits?: { puts: readonly CircuitItem[]; removes: readonly string[] };
}

export const NOTHING: Edit = { puts: [], removes: [] };

export const isNothing = (edit: Edit): boolean =>
  edit.puts.length === 0 &&
  edit.removes.length === 0 &&
  edit.facts === undefined &&
  edit.circuits === undefined;

export function apply(document: PlanDocument, edit: Edit): PlanDocument {
  let { items, circuits } = document;
  if (edit.puts.length > 0 || edit.removes.length > 0) {
    const next = new Map(items);
    for (const item of edit.puts) next.set(item.id, item);
    for (const id of edit.removes) next.delete(id);
    items = next;
  }
  const { puts: fed = [], removes: cut = [] } = edit.circuits ?? {};
  if (fed.length + cut.length > 0) {
    const gone = new Set([...cut, ...fed.map(({ id }) => id)]);
    circuits = [...circuits.filter(({ id }) => !gone.has(id)), ...fed];
  }
  return { ...document, ...edit.facts, items, circuits };
}

/** The ids that an edit touches; `hall` stands for what belongs to the hall as a whole. */
export function touched(edit: Edit): Set<string> {
  const ids = new Set([...edit.puts.map(({ id }) => id), ...edit.removes]);
  if (edit.facts !== undefined) ids.add("hall");
  for (const { id } of edit.circuits?.puts ?? []) ids.add(id);
  for (const id of edit.circuits?.removes ?? []) ids.add(id);
  return ids;
}

export function picked(document: PlanDocument, pick: Iterable<string>): Item[] {
  return [...pick].flatMap((id) => document.items.get(id) ?? []);
}

export function boothsOf(document: PlanDocument): BoothItem[] {
  return [...document.items.values()].filter((item) => item.type === "booth");
}

/** A new id: UUIDv7, as the program's own are, so that records stay in the order in which they were made. */
export function newId(now_ms = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0; index < 6; index += 1)
    bytes[index] = Math.floor(now_ms / 2 ** (8 * (5 - index))) & 0xff;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
