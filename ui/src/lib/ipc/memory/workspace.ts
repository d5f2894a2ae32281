import type { Progress, Stage } from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import { appState, change, emptyRecords, sampleRecords, type World } from "./world";

function openAt(world: World, path: string): void {
  world.path = path;
  world.recent = [path, ...world.recent.filter((other) => other !== path)].slice(0, 8);
}

async function work(
  stage: Stage,
  total: number,
  report: (progress: Progress) => void,
  cancelled: () => boolean,
) {
  for (let done = 0; done <= total; done += 1) {
    if (cancelled()) throw fault("cancelled", "Dibatalkan.");
    report({ stage, done, total });
    // A breath now and then, so that the window can draw and a cancel can arrive.
    if (done % 8 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

export const workspace: Handlers = {
  app_state: appState,
  language_set(world, { language }) {
    world.language = language;
    return appState(world);
  },
  workspace_open(world, { path }) {
    openAt(world, path);
    world.records = sampleRecords();
    return appState(world);
  },
  workspace_create(world, { path }) {
    openAt(world, path);
    world.records = emptyRecords();
    return appState(world);
  },
  async sample_open(world, { path }, report, cancelled) {
    await work("writing", 46, report, cancelled);
    openAt(world, path ?? "/home/panitia/Dokumen/JakCraft/contoh-jakcraft-2019.jakcraft");
    world.records = sampleRecords();
    return appState(world);
  },
  async backup_restore(world, { target_path }, report, cancelled) {
    await work("reading", 12, report, cancelled);
    openAt(world, target_path);
    world.records = sampleRecords();
    return appState(world);
  },
  event_create(world, request) {
    const { name, slug, theme, starts, ends, venue } = request;
    if (world.records.events.some((event) => event.slug === slug)) {
      throw fault("slug_taken", `Nama singkat "${slug}" sudah dipakai pameran lain. Pilih yang lain.`);
    }
    change(world, `Buat pameran ${name}`, (records) => {
      records.events.push({ id: `event-${slug}`, slug, name, theme, starts, ends, venue });
      records.selected = slug;
    });
    return appState(world);
  },
  event_select(world, { slug }) {
    world.records.selected = slug;
    return appState(world);
  },
  history_undo(world) {
    const entry = world.undo.pop();
    if (entry === undefined) throw fault("nothing_to_undo", "Tidak ada yang dapat diurungkan.");
    world.redo.push({ label: entry.label, after: world.records });
    world.records = entry.before;
    return { label: entry.label, what: entry.label };
  },
  history_redo(world) {
    const entry = world.redo.pop();
    if (entry === undefined) throw fault("nothing_to_redo", "Tidak ada yang dapat diulangi.");
    world.undo.push({ label: entry.label, before: world.records });
    world.records = entry.after;
    return { label: entry.label, what: entry.label };
  },
};
