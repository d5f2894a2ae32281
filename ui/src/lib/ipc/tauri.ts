// The window's backend. Every command of the contract goes through two of the shell's: `call`, and `call_reporting`
// with a job and a channel where it tells how far it is.

import { Channel, convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { open, save } from "@tauri-apps/plugin-dialog";
import { openPath, revealItemInDir } from "@tauri-apps/plugin-opener";
import type { Backend, FileKind } from "./backend";

const filters = (kinds: FileKind[]) =>
  kinds.map((kind) => ({ name: kind.label, extensions: kind.extensions }));

const startingAt = (path: string | undefined) => (path === undefined ? {} : { defaultPath: path });

/** Stops listening as soon as listening has begun, even where stopping is asked for before. */
function later(begun: Promise<() => void>): () => void {
  return () => void begun.then((stop) => stop());
}

export const tauriBackend: Backend = {
  invoke(command, request, opening, reporting) {
    if (reporting === undefined) return invoke("call", { name: command, request, opening });
    const progress = new Channel<unknown>(reporting.onProgress);
    return invoke("call_reporting", { name: command, request, opening, job: reporting.job, progress });
  },
  cancel: (job) => void invoke("cancel", { job }),
  pickFile: ({ title, kinds, startAt }) =>
    open({ title, multiple: false, directory: false, filters: filters(kinds), ...startingAt(startAt) }),
  pickFolder: ({ title, startAt }) =>
    open({ title, multiple: false, directory: true, ...startingAt(startAt) }),
  pickSave: ({ title, kinds, startAt }) => save({ title, filters: filters(kinds), ...startingAt(startAt) }),
  openPath: (path) => openPath(path),
  showInFolder: (path) => revealItemInDir(path),
  mediaUrl: (hash) => convertFileSrc(hash, "media"),
  onFilesDropped(handler) {
    return later(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === "drop") handler(payload.paths);
      }),
    );
  },
  askedFile: () => invoke<string | null>("asked_file"),
  onOpenFile: (handler) => later(listen<string>("open-file", ({ payload }) => handler(payload))),
  onCloseAsked(mayClose) {
    return later(
      getCurrentWindow().onCloseRequested(async (event) => {
        // A page at fault must not keep the window open.
        const may = await mayClose().catch(() => true);
        if (!may) event.preventDefault();
      }),
    );
  },
  setZoom: (factor) => getCurrentWebview().setZoom(factor),
};
