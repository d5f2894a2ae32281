// The contract over HTTP, as `examples/serve.rs` of the window's crate gives it: true answers in a browser, for working
// on the pages. It is in no bundle for the window.

import type { Backend, PickRequest } from "./backend";
import { asCommandError } from "./errors";

type Line = { progress: unknown } | { answer: unknown } | { fault: unknown };

/** The lines of an answer as they come in. */
async function* linesOf(response: Response): AsyncGenerator<Line> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value = "" } = (await reader?.read()) ?? { done: true };
    const lines = (rest + value).split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    for (const line of lines) if (line !== "") yield JSON.parse(line) as Line;
    if (done) return;
  }
}

const jobs = new Map<string, AbortController>();

/** A browser tells no paths, so they are typed. */
async function typed({ title, startAt }: Omit<PickRequest, "kinds">): Promise<string | null> {
  return window.prompt(title, startAt ?? "") || null;
}

export const bridgeBackend: Backend = {
  async invoke(command, request, _, reporting) {
    const abort = new AbortController();
    if (reporting !== undefined) jobs.set(reporting.job, abort);
    try {
      const body = JSON.stringify(request ?? {});
      const response = await fetch(`/call/${command}`, { method: "POST", body, signal: abort.signal });
      for await (const line of linesOf(response)) {
        if ("answer" in line) return line.answer;
        if ("fault" in line) throw asCommandError(line.fault);
        reporting?.onProgress(line.progress);
      }
      throw new Error(`${command}: no answer (${response.status})`);
    } catch (thrown) {
      // The bridge cannot stop the work itself; the page no longer waits for it.
      if (abort.signal.aborted) throw asCommandError({ code: "cancelled", message: "", details: null });
      throw thrown;
    } finally {
      if (reporting !== undefined) jobs.delete(reporting.job);
    }
  },
  cancel: (job) => jobs.get(job)?.abort(),
  pickFile: typed,
  pickFolder: typed,
  pickSave: typed,
  openPath: async (path) => window.alert(path),
  showInFolder: async (path) => window.alert(path),
  mediaUrl: (hash) => `/media/${hash}`,
  onFilesDropped: () => () => undefined,
  askedFile: async () => null,
  onOpenFile: () => () => undefined,
  onCloseAsked: () => () => undefined,
  async setZoom(factor) {
    document.documentElement.style.setProperty("zoom", String(factor));
  },
};
