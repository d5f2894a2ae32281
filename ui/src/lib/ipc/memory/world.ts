// What the memory backend knows: the JakCraft 2019 sample after its firms were accepted and given booths. No use case
// lives here; it answers believably so that screens can be built, looked at and tested without the window.

import type {
  AppState,
  BackupOut,
  BoothDefaults,
  BoothDoc,
  CircuitDoc,
  ElementDoc,
  EventOut,
  EventShape,
  ExhibitorOut,
  HallHead,
  List,
  LotDrawOut,
  OwnStatusName,
  Preferences,
  RoleOut,
  StepOut,
  UnderlayOut,
  Wishes,
} from "@/lib/ipc/generated";
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

/** A badge that was issued. */
export interface Issued {
  code: string;
  issue: number;
}

/** What the screen of settings edits. */
export interface SettingsRecords {
  lists: Record<List, { id: string; name: string }[]>;
  roles: RoleOut[];
  booths: BoothDefaults;
  statusNames: OwnStatusName[];
  /** Forms that somebody has edited, by slug. */
  events: Record<string, EventShape>;
}

/** A hall as the plan's editor has it. */
export interface Plan {
  head: HallHead;
  elements: ElementDoc[];
  circuits: CircuitDoc[];
  booths: BoothDoc[];
  revision: number;
  /** Booths that were merged, as they were. */
  parted?: { into: string; booths: BoothDoc[] }[];
}

/** All that an undo puts back. */
export interface Records {
  events: EventOut[];
  selected: string | null;
  exhibitors: ExhibitorOut[];
  booths: Booth[];
  /** Made of the booths when the editor first asks. */
  plans?: Plan[];
  /** What lies under the plans, by the hall's id. */
  underlays?: Record<string, UnderlayOut>;
  people: Person[];
  badgesIssued: number;
  /** Whose badge bears what, by the person's id; the first `badgesIssued` until somebody prints. */
  issued?: Record<string, Issued>;
  held: number;
  /** The ids of held rows on which somebody has decided. */
  heldDecided?: string[];
  /** Points that somebody has set, by the weight's name. */
  weights?: Record<string, number>;
  /** Participations on reserve, as somebody has ordered them. */
  reserveOrder?: string[];
  /** Booths that were offered. */
  /** Until when, on Jakarta's clocks: `2019-11-20T17:00:00`. */
  offers?: { participation: string; until: string | null }[];
  /** What firms wish of their places and neighbours, by the firm's id. */
  wishes?: Record<string, Wishes>;
  /** Draws of lots. */
  lots?: LotDrawOut[];
  /** Made when it is first asked for. */
  settings?: SettingsRecords;
}

export interface World {
  path: string | null;
  preferences: Preferences;
  /** Another number whenever another workspace or event is open. */
  opening: number;
  /** Another number whenever another program has written. */
  dataVersion: number;
  records: Records;
  /** The system's printers, the first of which is its standard. */
  printers: string[];
  /** What was sent to them. */
  printed: { printer: string; path: string }[];
  backups?: BackupOut[];
  /** Looking for a plan goes on until somebody stops it. */
  endless?: boolean;
  undo: { what: string; before: Records }[];
  redo: { what: string; after: Records }[];
}

/** The sample's event: the facts are from public reports. */
export const SAMPLE_EVENT: EventOut = {
  id: "event-2019",
  slug: "jakcraft-2019",
  name: "JakCraft 2019",
  theme: "Urban Jakarta Festival",
  edition: 11,
  organizer: "Dekranasda DKI Jakarta",
  starts_on: "2019-11-25",
  ends_on: "2019-11-28",
  venue: "Lantai Dasar Gedung G, Balai Kota DKI Jakarta",
};

const BOOTHS = 48;
const ROW_LENGTH = 12;

function boothCode(index: number): string {
  const place = Math.floor(index / ROW_LENGTH);
  const letter = (at: number) => String.fromCharCode("A".charCodeAt(0) + at);
  const row = place < 26 ? letter(place) : letter(Math.floor(place / 26) - 1) + letter(place % 26);
  return `${row}-${String((index % ROW_LENGTH) + 1).padStart(2, "0")}`;
}

export function emptyRecords(): Records {
  return { events: [], selected: null, exhibitors: [], booths: [], people: [], badgesIssued: 0, held: 0 };
}

export function sampleRecords(): Records {
  const exhibitors: ExhibitorOut[] = FIRMS.map((line, index) => {
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
      phones: [phone],
      category,
      supported_by,
      region: null,
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
      size: FIRMS[index]?.[7] ?? "3x3",
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
export function manyExhibitors(count: number): ExhibitorOut[] {
  const firms = sampleRecords().exhibitors;
  return Array.from({ length: count }, (_, index) => {
    const firm = firms[index % firms.length] as ExhibitorOut;
    const id = `firm-${index}`;
    return { ...firm, id, participation: `participation-${index}`, name: `${firm.name} ${index + 1}` };
  });
}

/** A hall full of booths, the first of which the sample's firms have. */
export function manyBooths(count: number): Booth[] {
  const known = sampleRecords().booths;
  return Array.from({ length: count }, (_, index) => {
    const code = boothCode(index);
    return known[index] ?? { id: `booth-${index}`, code, size: "3x3", exhibitor: null };
  });
}

export function newWorld(): World {
  const preferences: Preferences = {
    language: "id",
    theme: "auto",
    zoom_percent: 100,
    recent: [],
    operator: "",
    screens: {},
  };
  return {
    path: null,
    preferences,
    opening: 1,
    dataVersion: 1,
    records: emptyRecords(),
    printers: ["Kantor", "Label meja depan"],
    printed: [],
    undo: [],
    redo: [],
  };
}

export function sampleWorld(): World {
  const blank = newWorld();
  const path = "/home/panitia/Dokumen/JakCraft/pameran.jakcraft";
  return {
    ...blank,
    path,
    preferences: { ...blank.preferences, recent: [path] },
    records: sampleRecords(),
    undo: [{ what: "Terima 41 peserta", before: { ...sampleRecords() } }],
  };
}

/** Does a change, remembers what it takes to undo it, and forgets what could be redone. */
export function change(world: World, what: string, edit: (records: Records) => void): void {
  world.undo.push({ what, before: structuredClone(world.records) });
  world.redo = [];
  edit(world.records);
}

export function appState(world: World): AppState {
  const { events, selected } = world.records;
  const name = world.path?.split(/[\\/]/).at(-1) ?? "";
  return {
    version: "0.1.0",
    workspace:
      world.path === null ? null : { name: name.replace(/\.jakcraft$/, ""), path: world.path, warnings: [] },
    event: events.find((event) => event.slug === selected) ?? events.at(-1) ?? null,
    events: [...events],
    undo: step(world.undo.at(-1)),
    redo: step(world.redo.at(-1)),
    opening: world.opening,
    data_version: world.dataVersion,
    preferences: structuredClone(world.preferences),
    default_path: "/home/panitia/.local/share/jakcraft/jakcraft.jakcraft",
  };
}

function step(entry: { what: string } | undefined): StepOut | null {
  return entry === undefined ? null : { change: entry.what, what: entry.what };
}
