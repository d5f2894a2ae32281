import type { Backend } from "@/lib/ipc/backend";
import { assignment } from "./assignment";
import { badges } from "./badges";
import { editor } from "./editor";
import { exhibitors } from "./exhibitors";
import { floor } from "./floor";
import { halls } from "./halls";
import { fault, type Handlers } from "./handlers";
import { importing } from "./importing";
import { lots } from "./lots";
import { papers } from "./papers";
import { reading } from "./reading";
import { reserves } from "./reserves";
import { seats } from "./seats";
import { settings } from "./settings";
import { pictureUrl, underlay } from "./underlay";
import { weights } from "./weights";
import { workspace } from "./workspace";
import { manyBooths, manyExhibitors, newWorld, sampleWorld, type World } from "./world";

/** A feature's answers stand in a file of their own beside these; one line here lets them in. */
const handlers: Handlers = {
  ...workspace,
  ...reading,
  ...importing,
  ...exhibitors,
  ...floor,
  ...assignment,
  ...seats,
  ...weights,
  ...reserves,
  ...papers,
  ...lots,
  ...editor,
  ...halls,
  ...badges,
  ...settings,
  ...underlay,
};

export interface MemoryOptions {
  world: World;
  /** Commands that fail, for looking at failed states. */
  failing?: readonly string[];
  /** Commands that never answer, for looking at loading states; those that report wait to be cancelled. */
  silent?: readonly string[];
  /** What the file dialogs answer. */
  picked?: () => string | null;
  /** The file that the program was started with. */
  asked?: string | null;
  /** Given what a second start of the program hands its file to. */
  second?: (open: (path: string) => void) => void;
  /** Given what is asked before the window closes. */
  closing?: (mayClose: () => Promise<boolean>) => void;
}

/**
 * `?demo` opens the sample, `?demo=start` begins with nothing open, `?demo=new` with an empty workspace;
 * `&failing=overview` and `&silent=overview` (names of commands, with commas) show the other states; `&firms=10000` makes a long list, `&booths=2000` a full hall.
 */
export function fromAddress(search: string): MemoryOptions {
  const asked = new URLSearchParams(search);
  const names = (key: string) => (asked.get(key) ?? "").split(",").filter(Boolean);
  const kind = asked.get("demo");
  const world = kind === "start" || kind === "new" ? newWorld() : sampleWorld();
  const firms = Number(asked.get("firms"));
  if (firms > 0) world.records.exhibitors = manyExhibitors(firms);
  const booths = Number(asked.get("booths"));
  if (booths > 0) world.records.booths = manyBooths(booths);
  if (kind === "new") world.path = "/home/panitia/Dokumen/JakCraft/pameran.jakcraft";
  if (asked.get("lang") === "en") world.preferences.language = "en";
  return { world, failing: names("failing"), silent: names("silent") };
}

const PICKED = "/home/panitia/Dokumen/JakCraft/pameran.jakcraft";

type AnyHandler = (
  world: World,
  request: unknown,
  report: (progress: unknown) => void,
  cancelled: () => boolean,
) => unknown;

export function memoryBackend({
  world,
  failing = [],
  silent = [],
  picked,
  asked = null,
  second,
  closing,
}: MemoryOptions): Backend {
  const cancelledJobs = new Set<string>();
  const waiting = new Map<string, () => void>();
  const pick = async () => (picked === undefined ? PICKED : picked());
  return {
    async invoke(command, request, _, reporting) {
      if (silent.includes(command)) {
        return new Promise((_, reject) => {
          if (reporting === undefined) return;
          reporting.onProgress({ stage: "reading", done: 0, total: 0 });
          waiting.set(reporting.job, () => reject(fault("cancelled", "Dibatalkan.")));
        });
      }
      if (failing.includes(command)) {
        throw fault(
          "store",
          "Berkas kerja tidak dapat dibaca. Tidak ada yang berubah. Periksa diska, lalu coba lagi.",
        );
      }
      const handler = (handlers as Record<string, AnyHandler | undefined>)[command];
      if (handler === undefined) throw fault("unexpected", `${command}: not in the memory backend`);
      const cancelled = () => reporting !== undefined && cancelledJobs.has(reporting.job);
      return handler(world, request, reporting?.onProgress ?? (() => undefined), cancelled);
    },
    cancel(job) {
      cancelledJobs.add(job);
      waiting.get(job)?.();
    },
    pickFile: pick,
    pickFolder: pick,
    pickSave: pick,
    openPath: async () => undefined,
    showInFolder: async () => undefined,
    mediaUrl: (hash) => pictureUrl(hash) ?? `media://localhost/${hash}`,
    onFilesDropped: () => () => undefined,
    askedFile: async () => asked,
    onOpenFile(handler) {
      second?.(handler);
      return () => undefined;
    },
    onCloseAsked(mayClose) {
      closing?.(mayClose);
      return () => undefined;
    },
    async setZoom(factor) {
      document.documentElement.style.setProperty("zoom", String(factor));
    },
  };
}
