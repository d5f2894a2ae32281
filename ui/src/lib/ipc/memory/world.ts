// What the memory backend knows: the JakCraft 2019 sample after its firms were accepted and given booths. No use case
// lives here; it answers believably so that screens can be built, looked at and tested without the window.

import type { AppState, EventHead, ExhibitorRow, Language } from "@/lib/ipc/generated";
import { FIRMS } from "./firms";

export interface Booth {
  id: string;
  code: string;
  size: string;
  exhibitor: string | null;
}

export interface Person {
  id: string;
  name: string;
  exhibitor: string;
}

/** All that an undo puts back. */
export interface Records {
  events: EventHead[];
  selected: string | null;
  exhibitors: ExhibitorRow[];
  booths: Booth[];
  people: Person[];
  badgesIssued: number;
  held: number;
}

export interface World {
  language: Language;
  path: string | null;
  recent: string[];
  records: Records;
  undo: { label: string; before: Records }[];
  redo: { label: string; after: Records }[];
}

/** The sample's event: the facts are from public reports. */
export const SAMPLE_EVENT: EventHead = {
  id: "event-2019",
  slug: "jakcraft-2019",
  name: "JakCraft 2019",
  theme: "Urban Jakarta Festival",
  starts: "2019-11-25",
  ends: "2019-11-28",
  venue: "Lantai Dasar Gedung G, Balai Kota DKI Jakarta",
};

const BOOTHS = 48;
const ROW_LENGTH = 12;

function boothCode(index: number): string {
  const row = String.fromCharCode("A".charCodeAt(0) + Math.floor(index / ROW_LENGTH));
  return `${row}-${String((index % ROW_LENGTH) + 1).padStart(2, "0")}`;
}

export function emptyRecords(): Records {
  return { events: [], selected: null, exhibitors: [], booths: [], people: [], badgesIssued: 0, held: 0 };
}

export function sampleRecords(): Records {
  const exhibitors: ExhibitorRow[] = FIRMS.map((line, index) => {
    const [name, owner, nib, phone, category, supported_by, city, booth_size, power_va] = line;
    const status =
      index < 41 ? "accepted" : index < 43 ? "waitlisted" : index < 45 ? "in_curation" : "complete";
    return {
      id: `firm-${index}`,
      participation: `participation-${index}`,
      name,
      owner,
      nib,
      phone,
      category,
      supported_by,
      city,
      status,
      booth_size,
      power_va,
      booths: index < 39 ? [boothCode(index)] : [],
    };
  });
  return {
    events: [SAMPLE_EVENT],
    selected: SAMPLE_EVENT.slug,
    exhibitors,
    booths: Array.from({ length: BOOTHS }, (_, index) => ({
      id: `booth-${index}`,
      code: boothCode(index),
      size: FIRMS[index]?.[7] ?? "2x2",
      exhibitor: index < 39 ? `firm-${index}` : null,
    })),
    people: FIRMS.flatMap((line, index) =>
      line[9].map((name, which) => ({ id: `person-${index}-${which}`, name, exhibitor: `firm-${index}` })),
    ),
    badgesIssued: 24,
    held: 2,
  };
}

/** The sample's firms over and over, with numbers behind their names. */
export function manyExhibitors(count: number): ExhibitorRow[] {
  const firms = sampleRecords().exhibitors;
  return Array.from({ length: count }, (_, index) => {
    const firm = firms[index % firms.length] as ExhibitorRow;
    const id = `firm-${index}`;
    return { ...firm, id, participation: `participation-${index}`, name: `${firm.name} ${index + 1}` };
  });
}

export function newWorld(): World {
  return { language: "id", path: null, recent: [], records: emptyRecords(), undo: [], redo: [] };
}

export function sampleWorld(): World {
  return {
    ...newWorld(),
    path: "/home/panitia/Dokumen/JakCraft/pameran.jakcraft",
    recent: ["/home/panitia/Dokumen/JakCraft/pameran.jakcraft"],
    records: sampleRecords(),
    undo: [{ label: "Terima 41 peserta", before: { ...sampleRecords() } }],
  };
}

/** Does a change, remembers what it takes to undo it, and forgets what could be redone. */
export function change(world: World, label: string, edit: (records: Records) => void): void {
  world.undo.push({ label, before: structuredClone(world.records) });
  world.redo = [];
  edit(world.records);
}

export function appState(world: World): AppState {
  const { events, selected } = world.records;
  const name = world.path?.split(/[\\/]/).at(-1) ?? "";
  return {
    workspace: world.path === null ? null : { name: name.replace(/\.jakcraft$/, ""), path: world.path },
    event: events.find((event) => event.slug === selected) ?? events.at(-1) ?? null,
    events: [...events],
    undo: step(world.undo.at(-1)),
    redo: step(world.redo.at(-1)),
    language: world.language,
    recent: [...world.recent],
  };
}

function step(entry: { label: string } | undefined): { label: string } | null {
  return entry === undefined ? null : { label: entry.label };
}
