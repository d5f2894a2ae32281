import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, expect, it } from "vitest";
import { call, callWithProgress, setBackend } from ".";
import { tauriBackend } from "./tauri";

afterEach(clearMocks);

it("a command goes to the window with its request under one name", async () => {
  const seen: unknown[] = [];
  mockIPC((command, args) => {
    seen.push([command, args]);
    return [];
  });
  setBackend(tauriBackend);
  await call("palette_search", { text: "kana", limit: 5 });
  expect(seen).toEqual([["palette_search", { request: { text: "kana", limit: 5 } }]]);
});

it("long work has a channel and a name, by which it is cancelled", async () => {
  const jobs: unknown[] = [];
  const abort = new AbortController();
  mockIPC((command, args) => {
    const { job, progress, request } = args as {
      job?: string;
      progress?: unknown;
      request: { job?: string };
    };
    if (command === "job_cancel") {
      jobs.push(request.job);
      return null;
    }
    jobs.push(job);
    expect(progress).toBeDefined();
    abort.abort();
    throw { code: "cancelled", message: "Dibatalkan.", details: null };
  });
  setBackend(tauriBackend);
  const work = callWithProgress("sample_open", { path: null }, () => undefined, abort.signal);
  await expect(work).rejects.toMatchObject({ code: "cancelled" });
  expect(jobs).toHaveLength(2);
  expect(jobs[0]).toBe(jobs[1]);
});
