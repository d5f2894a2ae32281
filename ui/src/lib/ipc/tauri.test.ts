import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { afterEach, expect, it, vi } from "vitest";
import { call, callWithProgress, setBackend, setOpening } from ".";
import { tauriBackend } from "./tauri";

afterEach(clearMocks);

it("a command goes to the window by its name with its request", async () => {
  const seen: unknown[] = [];
  mockIPC((command, args) => {
    seen.push([command, args]);
    return [];
  });
  setBackend(tauriBackend);
  await call("palette_search", { text: "kana", limit: 5 });
  expect(seen).toEqual([
    ["call", { name: "palette_search", request: { text: "kana", limit: 5 }, opening: null }],
  ]);
  setOpening(7);
  await call("palette_search", { text: "kana", limit: 5 });
  setOpening(null);
  expect(seen[1]).toMatchObject(["call", { opening: 7 }]);
});

it.each([
  ["stays where the page says no", () => Promise.resolve(false), 0],
  ["closes where the page lets it", () => Promise.resolve(true), 1],
  ["closes where the page is at fault", () => Promise.reject(new Error("broken")), 1],
])("the window %s", async (_, answer, times) => {
  const done: string[] = [];
  mockIPC((command) => void done.push(command), { shouldMockEvents: true });
  mockWindows("main");
  let asked = 0;
  tauriBackend.onCloseAsked(() => {
    asked += 1;
    return answer();
  });
  await emit("tauri://close-requested");
  await vi.waitFor(() => {
    expect(asked).toBe(1);
    expect(done.filter((each) => each.endsWith("destroy"))).toHaveLength(times);
  });
});

it("long work has a channel and a name, by which it is cancelled", async () => {
  const jobs: unknown[] = [];
  const abort = new AbortController();
  mockIPC((command, args) => {
    const { job, ...rest } = args as { job: string; name?: string; progress?: unknown };
    jobs.push(job);
    if (command === "cancel") return null;
    expect(command).toBe("call_reporting");
    expect(rest).toMatchObject({ name: "sample_open", request: { path: null } });
    expect(rest.progress).toBeDefined();
    abort.abort();
    throw { code: "cancelled", message: "Dibatalkan.", details: null };
  });
  setBackend(tauriBackend);
  const work = callWithProgress("sample_open", { path: null }, () => undefined, abort.signal);
  await expect(work).rejects.toMatchObject({ code: "cancelled" });
  expect(jobs).toHaveLength(2);
  expect(jobs[0]).toBe(jobs[1]);
});

it("the file of a second start reaches the window", async () => {
  const heard: string[] = [];
  mockIPC((command) => (command === "asked_file" ? "/a.jakcraft" : null), { shouldMockEvents: true });
  expect(await tauriBackend.askedFile()).toBe("/a.jakcraft");
  tauriBackend.onOpenFile((path) => heard.push(path));
  await emit("open-file", "/b.jakcraft");
  expect(heard).toEqual(["/b.jakcraft"]);
});
