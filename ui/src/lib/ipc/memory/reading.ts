import { longDay } from "@/lib/format";
import { status as names } from "@/lib/i18n/texts/status";
import type { Day, Hit, Overview, ParticipationStatus, StatusCount } from "@/lib/ipc/generated";
import type { Handlers } from "./handlers";
import { appState, type Records, SAMPLE_EVENT, type World } from "./world";

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function calendar(world: World): Day[] {
  const event = appState(world).event;
  if (event === null) return [];
  const days: Day[] = [];
  for (let day = Date.parse(event.starts_on); day <= Date.parse(event.ends_on); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    days.push({ date, words: longDay("id", date), opens: "10.00", closes: "20.00" });
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
  const event = appState(world).event ?? SAMPLE_EVENT;
  const statuses = Object.entries(names)
    .map(([code, { id }]): StatusCount => {
      const status = code as ParticipationStatus;
      return { status, name: id, count: of(status) };
    })
    .filter(({ count }) => count > 0);
  return {
    event,
    counts: {
      exhibitors: exhibitors.length,
      accepted,
      placed,
      halls: booths.length > 0 ? 1 : 0,
      booths: booths.length,
      badge_holders: people.length,
      badges: badgesIssued,
      held,
    },
    booths_free: booths.length - taken,
    waitlisted: of("waitlisted"),
    statuses,
    categories: [],
    steps: [
      { key: "import", done: full, count: exhibitors.length, total: exhibitors.length },
      { key: "doubles", done: held === 0, count: 0, total: held },
      {
        key: "accept",
        done: full && of("applied", "complete", "in_curation") === 0,
        count: exhibitors.length - of("applied", "complete", "in_curation"),
        total: exhibitors.length,
      },
      {
        key: "booths",
        done: accepted > 0 && booths.length >= accepted,
        count: Math.min(booths.length, accepted),
        total: accepted,
      },
      { key: "assign", done: accepted > 0 && placed === accepted, count: placed, total: accepted },
      {
        key: "badges",
        done: full && badgesIssued === people.length,
        count: badgesIssued,
        total: people.length,
      },
      { key: "floor_plan", done: false, count: 0, total: booths.length > 0 ? 1 : 0 },
    ],
    warnings: full
      ? [
          {
            code: "held",
            message: "2 baris ditahan karena mungkin ganda. Periksa, lalu gabungkan atau simpan terpisah.",
            screen: "import",
          },
          { code: "no_phone", message: "3 peserta belum punya nomor telepon.", screen: "exhibitors" },
          {
            code: "backup_old",
            message: "Salinan cadangan terakhir 6 hari yang lalu. Buat yang baru di Pengaturan.",
            screen: "settings",
          },
        ]
      : [],
    calendar: calendar(world),
    days_left: 24,
  };
}

function search({ records }: World, text: string, limit: number): Hit[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const matches = (title: string) => words.every((word) => fold(title).includes(word));
  const firmName = (id: string | null) => records.exhibitors.find((row) => row.id === id)?.name ?? "";
  const hits: Hit[] = [
    ...records.exhibitors.map(
      (row): Hit => ({
        kind: "exhibitor",
        id: row.id,
        title: row.name,
        subtitle: [row.booths.join(", "), row.category].filter(Boolean).join(" · "),
        exhibitor: row.id,
      }),
    ),
    ...records.booths.map(
      (booth): Hit => ({
        kind: "booth",
        id: booth.id,
        title: booth.code,
        subtitle: firmName(booth.exhibitor),
        exhibitor: booth.exhibitor,
      }),
    ),
    ...records.people.map(
      (person): Hit => ({
        kind: "person",
        id: person.id,
        title: person.name,
        subtitle: firmName(person.exhibitor),
        exhibitor: person.exhibitor,
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
