import type { Progress, Stage, UndoneOut } from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import { appState, change, emptyRecords, sampleRecords, type World } from "./world";

function openAt(world: World, path: string): void {
  world.path = path;
  world.opening += 1;
  const { preferences } = world;
  preferences.recent = [path, ...preferences.recent.filter((other) => other !== path)].slice(0, 8);
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

/** An undo or a redo that was on no floor plan. */
function undone(what: string): UndoneOut {
  const nowhere = { hall: null, booths: [], elements: [], revision: null };
  return { change: what, action: "exhibitors_accept", what, rows: 41, ...nowhere };
}

export const workspace: Handlers = {
  app_state: appState,
  preferences_set(world, wanted) {
    const now = world.preferences;
    world.preferences = {
      ...now,
      language: wanted.language ?? now.language,
      theme: wanted.theme ?? now.theme,
      zoom_percent: wanted.zoom_percent ?? now.zoom_percent,
      operator: wanted.operator ?? now.operator,
    };
    return appState(world);
  },
  screen_set(world, { key, value }) {
    world.preferences.screens[key] = value;
    return {};
  },
  workspace_close(world) {
    world.path = null;
    world.opening += 1;
    return appState(world);
  },
  workspace_forget(world, { path }) {
    world.preferences.recent = world.preferences.recent.filter((other) => other !== path);
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
    const restored = {
      path: target_path,
      kept: `${target_path}.sebelum-dipulihkan`,
      erased_again: 0,
      erasures_known: true,
    };
    return { restored, state: appState(world) };
  },
  event_create(world, request) {
    const { name, slug, theme, starts_on, ends_on, venue, organizer } = request;
    if (world.records.events.some((event) => event.slug === slug)) {
      throw fault("slug_taken", `Nama singkat "${slug}" sudah dipakai pameran lain. Pilih yang lain.`);
    }
    change(world, `Buat pameran ${name}`, (records) => {
      const id = `event-${slug}`;
      records.events.push({ id, slug, name, edition: null, theme, starts_on, ends_on, venue, organizer });
      records.selected = slug;
    });
    world.opening += 1;
    return appState(world);
  },
  event_select(world, { slug }) {
    world.records.selected = slug;
    world.opening += 1;
    return appState(world);
  },
  history_list(world, { limit }) {
    const newest = world.undo.toReversed().slice(0, limit);
    return newest.map(({ what }, index) => ({
      id: `${what}-${index}`,
      at: "2019-10-01T09:00:00+07:00",
      actor: "Sekretariat",
      action: "exhibitors_accept",
      what,
      state: "done",
      rows: 41,
    }));
  },
  history_undo(world) {
    const entry = world.undo.pop();
    if (entry === undefined) throw fault("nothing_to_undo", "Tidak ada yang dapat diurungkan.");
    world.redo.push({ what: entry.what, after: world.records });
    world.records = entry.before;
    return undone(entry.what);
  },
  history_redo(world) {
    const entry = world.redo.pop();
    if (entry === undefined) throw fault("nothing_to_redo", "Tidak ada yang dapat diulangi.");
    world.undo.push({ what: entry.what, before: world.records });
    world.records = entry.after;
    return undone(entry.what);
  },
};
