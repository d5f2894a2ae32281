// Settings in memory: the event's form, lists, roles, defaults of booths, backups.

import type {
  BackupOut,
  BoothDefaults,
  EventShape,
  List,
  ListOut,
  ParticipationStatus,
  RoleOut,
  StatusLabel,
} from "@/lib/ipc/generated";
import { ROLE_COLOURS } from "@/lib/look/tokens";
import { fault, type Handlers } from "./handlers";
import { change, type Records, type SettingsRecords, type World } from "./world";

const ROLE_NAMES: Record<keyof typeof ROLE_COLOURS, [string, string]> = {
  exhibitor: ["Peserta", "Exhibitor"],
  committee: ["Panitia", "Committee"],
  curator: ["Kurator", "Curator"],
  vip: ["VIP", "VIP"],
  media: ["Media", "Media"],
  buyer: ["Pembeli", "Buyer"],
  visitor: ["Pengunjung", "Visitor"],
  volunteer: ["Relawan", "Volunteer"],
};

const LISTS: Record<List, string[]> = {
  category: ["Batik", "Tenun", "Keramik", "Kuliner", "Daur Ulang", "Cendera Mata"],
  material: ["Keramik", "Serat alam", "Tekstil", "Kayu"],
  supporting_body: ["Dekranasda DKI Jakarta", "PKT Dinas KUKMP"],
};

const BOOTHS: BoothDefaults = {
  size_mm: [3_000, 3_000],
  main_aisle_mm: 3_000,
  side_aisle_mm: 2_000,
  power_va: 2_200,
  circuit_va: 11_000,
};

export const BACKUP: BackupOut = {
  path: "/home/panitia/Dokumen/JakCraft/pameran.backups/2019-11-20_081500_daily.jakcraft",
  at: "20 Nov 2019 08.15",
  at_ms: 1_574_212_500_000,
  reason: "daily",
  why: "Harian",
  bytes: 1_843_200,
};

function fresh(): SettingsRecords {
  const codes = Object.keys(ROLE_NAMES) as (keyof typeof ROLE_NAMES)[];
  const roles: RoleOut[] = codes.map((code, index) => ({
    code,
    number: index + 1,
    name_id: ROLE_NAMES[code][0],
    name_en: ROLE_NAMES[code][1],
    colour: ROLE_COLOURS[code].toLowerCase(),
    validities: [],
    holders: code === "exhibitor" ? 92 : 0,
    badges: code === "exhibitor" ? 24 : 0,
    removable: code !== "exhibitor",
  }));
  const entries = (list: List) => LISTS[list].map((name, index) => ({ id: `${list}-${index}`, name }));
  return {
    lists: {
      category: entries("category"),
      material: entries("material"),
      supporting_body: entries("supporting_body"),
    },
    roles,
    booths: BOOTHS,
    statusNames: [],
    events: {},
  };
}

export function settingsOf(records: Records): SettingsRecords {
  records.settings ??= fresh();
  return records.settings;
}

/** What a firm says of a list; the world knows no materials. */
function said(records: Records, list: List): (string | null)[] {
  if (list === "material") return [];
  const key = list === "category" ? "category" : "supported_by";
  return records.exhibitors.map((row) => row[key]);
}

function listOut(records: Records, list: List): ListOut {
  const names = said(records, list);
  const used = (name: string) => names.filter((other) => other === name).length;
  const entries = settingsOf(records).lists[list].map((entry) => ({ ...entry, used: used(entry.name) }));
  const strays = [...new Set(names)].filter(
    (name): name is string => name !== null && !entries.some((entry) => entry.name === name),
  );
  return { list, entries, unlisted: strays.toSorted().map((name) => ({ name, used: used(name) })) };
}

function find(records: Records, id: string): { list: List; entry: { id: string; name: string } } {
  for (const list of Object.keys(LISTS) as List[]) {
    const entry = settingsOf(records).lists[list].find((each) => each.id === id);
    if (entry !== undefined) return { list, entry };
  }
  throw fault("unknown", "Pilihan itu tidak ada.");
}

function rename(records: Records, list: List, from: string, to: string): number {
  if (list === "material") return 0;
  const key = list === "category" ? "category" : "supported_by";
  const rows = records.exhibitors.filter((row) => row[key] === from);
  for (const row of rows) row[key] = to;
  return rows.length;
}

const STATUSES: [ParticipationStatus, string, string][] = [
  ["applied", "Mendaftar", "Applied"],
  ["complete", "Lengkap", "Complete"],
  ["in_curation", "Dalam kurasi", "In curation"],
  ["accepted", "Diterima", "Accepted"],
  ["waitlisted", "Cadangan", "Reserve"],
];

function statusLabels(records: Records): StatusLabel[] {
  return STATUSES.map(([status, standard_id, standard_en]) => {
    const own = settingsOf(records).statusNames.find((each) => each.status === status);
    return { status, own_id: own?.id ?? "", own_en: own?.en ?? "", standard_id, standard_en };
  });
}

function shape(world: World): EventShape {
  const { records } = world;
  const event = records.events.find((each) => each.slug === records.selected) ?? records.events.at(-1);
  if (event === undefined) throw fault("no_event", "Belum ada pameran.");
  const kept = settingsOf(records).events[event.slug];
  if (kept !== undefined) return structuredClone(kept);
  const { slug, name, edition, theme, venue, organizer, starts_on, ends_on } = event;
  const days: EventShape["form"]["days"] = [];
  for (let at = Date.parse(starts_on); at <= Date.parse(ends_on); at += 86_400_000) {
    days.push({ day: new Date(at).toISOString().slice(0, 10), opens: "10:00:00", closes: "20:00:00" });
  }
  const form = {
    name,
    edition,
    theme,
    venue,
    venue_address: null,
    organizer,
    starts_on,
    ends_on,
    days,
    letterhead: [],
  };
  return { slug, form, logo: null, badges: records.badgesIssued };
}

function put(records: Records, kept: EventShape): void {
  settingsOf(records).events[kept.slug] = kept;
  const { days: _, letterhead: __, venue_address: ___, ...event } = kept.form;
  records.events = records.events.map((each) => (each.slug === kept.slug ? { ...each, ...event } : each));
}

export const settings: Handlers = {
  event_form: (world) => shape(world),
  event_update(world, form) {
    const before = shape(world);
    if (JSON.stringify(before.form) === JSON.stringify(form)) return { changed: false, to_reissue: 0 };
    change(world, "Pameran diubah", (records) => put(records, { ...before, form: structuredClone(form) }));
    return { changed: true, to_reissue: before.form.name === form.name ? 0 : before.badges };
  },
  event_logo_set(world) {
    const hash = "c0ffee";
    change(world, "Logo diganti", (records) => put(records, { ...shape(world), logo: hash }));
    return { of: shape(world).form.name, hash };
  },
  event_logo_remove(world) {
    change(world, "Logo dilepas", (records) => put(records, { ...shape(world), logo: null }));
    return {};
  },
  lists_read: ({ records }) => (Object.keys(LISTS) as List[]).map((list) => listOut(records, list)),
  list_add(world, { list, name }) {
    change(world, "Pilihan ditambahkan ke daftar", (records) => {
      const entries = settingsOf(records).lists[list];
      entries.push({ id: `${list}-${entries.length}-${name}`, name });
    });
    return {};
  },
  list_rename(world, { id, name }) {
    let exhibitors = 0;
    change(world, "Pilihan daftar diganti nama", (records) => {
      const { list, entry } = find(records, id);
      exhibitors = rename(records, list, entry.name, name);
      entry.name = name;
    });
    return { exhibitors };
  },
  list_remove(world, { id, instead }) {
    const { list, entry } = find(world.records, id);
    const used = said(world.records, list).filter((name) => name === entry.name).length;
    if (used > 0 && instead === null) {
      throw fault("list_entry_in_use", `"${entry.name}" dipakai ${used} peserta.`);
    }
    change(world, "Pilihan daftar dihapus", (records) => {
      if (instead !== null) rename(records, list, entry.name, find(records, instead).entry.name);
      const { lists } = settingsOf(records);
      lists[list] = lists[list].filter((each) => each.id !== id);
    });
    return { exhibitors: used };
  },
  list_order(world, { list, ids }) {
    change(world, "Urutan daftar diubah", (records) => {
      settingsOf(records).lists[list].sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    });
    return {};
  },
  status_labels: ({ records }) => statusLabels(records),
  status_names_set(world, { names }) {
    change(world, "Nama status diubah", (records) => {
      settingsOf(records).statusNames = structuredClone(names);
    });
    return {};
  },
  roles_list: ({ records }) => structuredClone(settingsOf(records).roles),
  role_edit(world, { code, edit }) {
    change(world, "Peran diubah", (records) => {
      const role = settingsOf(records).roles.find((each) => each.code === code);
      if (role === undefined) throw fault("unknown", "Peran itu tidak ada.");
      role.name_id = edit.name_id ?? role.name_id;
      role.name_en = edit.name_en ?? role.name_en;
      role.colour = edit.colour?.toLowerCase() ?? role.colour;
      role.validities = edit.validities ?? role.validities;
    });
    const role = settingsOf(world.records).roles.find((each) => each.code === code) as RoleOut;
    return { role, to_reissue: role.badges };
  },
  role_add(world, role) {
    const { roles } = settingsOf(world.records);
    const code = role.name_en.toLowerCase().replaceAll(" ", "_");
    const added = { ...role, code, number: roles.length + 1, holders: 0, badges: 0, removable: true };
    change(world, "Peran ditambahkan", (records) => void settingsOf(records).roles.push(added));
    return added;
  },
  role_remove(world, { code }) {
    change(world, "Peran dihapus", (records) => {
      const kept = settingsOf(records);
      kept.roles = kept.roles.filter((role) => role.code !== code);
    });
    return {};
  },
  booth_defaults: ({ records }) => structuredClone(settingsOf(records).booths),
  booth_defaults_set(world, defaults) {
    change(world, "Ukuran bawaan stan dan daya diubah", (records) => {
      settingsOf(records).booths = structuredClone(defaults);
    });
    return {};
  },
  backups_list: (world) => structuredClone(world.backups ?? [BACKUP]),
  backup_now(world) {
    const made: BackupOut = {
      ...BACKUP,
      path: BACKUP.path.replace("081500_daily", "100000_by-hand"),
      at: "20 Nov 2019 10.00",
      reason: "by-hand",
      why: "Dibuat dengan tangan",
    };
    world.backups = [made, ...(world.backups ?? [BACKUP])];
    return made;
  },
  backup_make: (_, { path }, report) => {
    report({ stage: "backing_up", done: 12, total: 12 });
    return { path, bytes: BACKUP.bytes };
  },
  backup_verify: () => ({ ok: true, problems: [] }),
  workspace_verify: () => ({ ok: true, problems: [] }),
};
