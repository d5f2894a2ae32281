// Between the document and what goes over the wire: only what is otherwise is sent.

import type { Point } from "@/features/floor-plan/model/geometry";
import type {
  BoothDoc,
  BoothPut,
  CircuitDoc,
  CircuitPut,
  ElementDoc,
  ElementPut,
  Gesture,
  HallChanged,
  HallDocument,
  HallEdit,
  HallHead,
  HallPut,
  Removes,
} from "@/lib/ipc";
import type { BoothItem, CircuitItem, Edit, ElementItem, HallFacts, Item, PlanDocument } from "./document";

export function boothItem(sent: BoothDoc): BoothItem {
  const { occupants, locked, ...rest } = sent;
  const who = occupants.map(({ firms }) => firms.map(({ name }) => name).join(" + "));
  return { ...rest, type: "booth", is_locked: locked, who };
}

export function elementItem(sent: ElementDoc): ElementItem {
  return {
    type: "element",
    id: sent.id,
    kind: sent.kind,
    shape: sent.shape,
    label: sent.label ?? null,
    owner: sent.owner ?? null,
    clearance_mm: sent.clearance_mm,
    width_mm: sent.width_mm ?? null,
    is_open: sent.is_open,
    is_locked: sent.locked,
    logo: sent.logo ?? null,
  };
}

const factsOf = ({ name, outline, north_mdeg, main_aisle_mm, side_aisle_mm }: HallHead): HallFacts => ({
  name,
  outline,
  north_mdeg,
  main_aisle_mm,
  side_aisle_mm,
});

const circuitItem = (sent: CircuitDoc): CircuitItem => sent;

export function documentOf(sent: HallDocument): PlanDocument {
  const items: Item[] = [...sent.elements.map(elementItem), ...sent.booths.map(boothItem)];
  return {
    ...factsOf(sent.hall),
    hall: sent.hall.id,
    revision: sent.revision,
    circuits: sent.circuits.map(circuitItem),
    items: new Map(items.map((item) => [item.id, item])),
  };
}

/** What the program says has changed, as an edit of the document. */
export function saidBy(changed: HallChanged): Edit {
  const { removed } = changed;
  return {
    puts: [...changed.elements.map(elementItem), ...changed.booths.map(boothItem)],
    removes: [...removed.booths, ...removed.elements],
    circuits: { puts: changed.circuits.map(circuitItem), removes: removed.circuits },
    ...(changed.head === null ? {} : { facts: factsOf(changed.head) }),
  };
}

const isSame = (one: unknown, other: unknown) =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The fields in which something is otherwise than before; all of them where there was none before. */
function changes<T extends object>(now: T, before: T | undefined): Partial<T> {
  if (before === undefined) return now;
  return Object.fromEntries(
    Object.entries(now).filter(([key, value]) => !isSame(value, before[key as keyof T])),
  ) as Partial<T>;
}

type BoothFields = Required<Omit<BoothPut, "id" | "like">>;
type ElementFields = Required<Omit<ElementPut, "id">>;

const boothFields = (item: BoothItem): BoothFields => ({
  code: item.code,
  rects: item.rects.map(([x, y, width, depth]) => [x, y, width, depth]),
  rotation_mdeg: item.rotation_mdeg,
  power_va: item.power_va,
  circuit: item.circuit,
  water: item.water,
  accessible: item.accessible,
  zone: item.zone,
  premium: item.premium,
  closed: item.closed,
  locked: item.is_locked,
});

const elementFields = (item: ElementItem): ElementFields => ({
  kind: item.kind,
  shape: item.shape,
  label: item.label,
  owner: item.owner,
  clearance_mm: item.clearance_mm,
  is_open: item.is_open,
  width_mm: item.width_mm,
  locked: item.is_locked,
  logo: item.logo,
});

function boothPut(item: BoothItem, before: Item | undefined, confirmed: PlanDocument): BoothPut {
  const known = before?.type === "booth" ? boothFields(before) : undefined;
  const { code, ...rest } = changes(boothFields(item), known);
  // A guessed code is the program's to give; that of a copy follows the booth that it is like.
  const guessed = item.like !== undefined;
  const like =
    known === undefined && typeof item.like === "string" && confirmed.items.has(item.like)
      ? { like: item.like }
      : {};
  return { id: item.id, ...like, ...rest, ...(guessed || code === undefined ? {} : { code }) };
}

function elementPut(item: ElementItem, before: Item | undefined): ElementPut {
  const known = before?.type === "element" ? elementFields(before) : undefined;
  return { id: item.id, ...changes(elementFields(item), known) };
}

const pairs = (points: readonly Point[]) => points.map(([x, y]): [number, number] => [x, y]);

function hallPut(facts: Partial<HallFacts>): HallPut {
  const { outline, ...rest } = facts;
  return outline === undefined ? rest : { ...rest, outline: pairs(outline) };
}

function circuitPut(item: CircuitItem, before: CircuitItem | undefined): CircuitPut {
  const { name, capacity_va, power_point } = item;
  const known = before && {
    name: before.name,
    capacity_va: before.capacity_va,
    power_point: before.power_point,
  };
  return { id: item.id, ...changes({ name, capacity_va, power_point }, known) };
}

export function requestOf(
  confirmed: PlanDocument,
  what: Gesture,
  edit: Edit,
  confirm_occupied: boolean,
): HallEdit {
  const removes: Removes = { booths: [], elements: [], circuits: [...(edit.circuits?.removes ?? [])] };
  for (const id of edit.removes) {
    const kind = confirmed.items.get(id)?.type;
    if (kind === "booth") removes.booths.push(id);
    else if (kind === "element") removes.elements.push(id);
  }
  const before = (id: string) => confirmed.items.get(id);
  return {
    hall: confirmed.hall,
    revision: confirmed.revision,
    what,
    puts: {
      ...(edit.facts === undefined ? {} : { hall: hallPut(edit.facts) }),
      booths: edit.puts.flatMap((item) =>
        item.type === "booth" ? boothPut(item, before(item.id), confirmed) : [],
      ),
      elements: edit.puts.flatMap((item) =>
        item.type === "element" ? elementPut(item, before(item.id)) : [],
      ),
      circuits: (edit.circuits?.puts ?? []).map((item) =>
        circuitPut(
          item,
          confirmed.circuits.find(({ id }) => id === item.id),
        ),
      ),
    },
    removes,
    confirm_occupied,
  };
}
