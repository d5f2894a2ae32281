import type { CalendarDay, Overview, PaletteHit, ParticipationStatus } from "@/lib/ipc/generated";
import type { Handlers } from "./handlers";
import { appState, type Records, type World } from "./world";

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function calendar(world: World): CalendarDay[] {
  const event = appState(world).event;
  if (event === null) return [];
  const days: CalendarDay[] = [];
  for (let day = Date.parse(event.starts); day <= Date.parse(event.ends); day += 86_400_000) {
    days.push({ date: new Date(day).toISOString().slice(0, 10), opens: "10:00", closes: "20:00" });
  }
  return days;
}

function overview(world: World): Overview {
  const { exhibitors, booths, people, badgesIssued, held }: Records = world.records;
  const of = (...statuses: ParticipationStatus[]) =>
    exhibitors.filter((row) => statuses.includes(row.status)).length;
  const accepted = of("accepted", "offered", "confirmed", "present", "completed");
  const placed = exhibitors.filter((row) => row.booths.length > 0).length;
  const taken = booths.filter((booth) => booth.exhibitor !== null).length;
  const full = exhibitors.length > 0;
  return {
    counts: {
      exhibitors: exhibitors.length,
      applied: of("applied"),
      complete: of("complete"),
      in_curation: of("in_curation"),
      passed: of("passed"),
      accepted,
      waitlisted: of("waitlisted"),
      placed,
      booths: booths.length,
      booths_free: booths.length - taken,
      holders: people.length,
      badges_issued: badgesIssued,
      held,
    },
    steps: [
      { key: "import", done: full, count: exhibitors.length, total: exhibitors.length },
      { key: "doubles", done: full && held === 0, count: 0, total: held },
      { key: "accept", done: accepted > 0, count: accepted, total: exhibitors.length },
      {
        key: "floor_plan",
        done: booths.length > 0,
        count: booths.length,
        total: Math.max(booths.length, accepted),
      },
      { key: "assign", done: accepted > 0 && placed === accepted, count: placed, total: accepted },
      {
        key: "badges",
        done: full && badgesIssued === people.length,
        count: badgesIssued,
        total: people.length,
      },
    ],
    warnings: full
      ? [
          {
            code: "held",
            message: "2 baris ditahan karena mungkin kembar: Kriya Lenggang Daur dan Omah Kana.",
            target: { kind: "import", id: null },
          },
          {
            code: "name_shrunk",
            message:
              "Nama Galeri Kembang Kelapa Keramik tidak muat sebaris pada ID Card; hurufnya diperkecil.",
            target: { kind: "exhibitor", id: "firm-5" },
          },
          {
            code: "power_short",
            message: "Rumah Kana meminta 1.300 VA, stannya baru punya 450 VA.",
            target: { kind: "exhibitor", id: "firm-12" },
          },
          {
            code: "backup_old",
            message: "Cadangan terakhir berumur 6 hari.",
            target: { kind: "backups", id: null },
          },
        ]
      : [],
    calendar: calendar(world),
  };
}

function search({ records }: World, text: string, limit: number): PaletteHit[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const matches = (title: string) => words.every((word) => fold(title).includes(word));
  const firmName = (id: string | null) => records.exhibitors.find((row) => row.id === id)?.name ?? "";
  const hits: PaletteHit[] = [
    ...records.exhibitors.map(
      (row): PaletteHit => ({
        kind: "exhibitor",
        id: row.id,
        title: row.name,
        subtitle: [row.booths.join(", "), row.category].filter(Boolean).join(" · "),
      }),
    ),
    ...records.booths.map(
      (booth): PaletteHit => ({
        kind: "booth",
        id: booth.id,
        title: booth.code,
        subtitle: firmName(booth.exhibitor),
      }),
    ),
    ...records.people.map(
      (person): PaletteHit => ({
        kind: "person",
        id: person.id,
        title: person.name,
        subtitle: firmName(person.exhibitor),
      }),
    ),
  ];
  return hits.filter((hit) => matches(hit.title)).slice(0, limit);
}

export const reading: Handlers = {
  overview,
  exhibitors_list: (world) => structuredClone(world.records.exhibitors),
  palette_search: (world, { text, limit }) => search(world, text, limit),
};
