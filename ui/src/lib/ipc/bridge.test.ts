import { afterEach, expect, it, vi } from "vitest";
import { call, callWithProgress, setBackend } from ".";
import { bridgeBackend } from "./bridge";

afterEach(() => vi.unstubAllGlobals());

function answering(...lines: unknown[]): void {
  const text = lines.map((line) => JSON.stringify(line)).join("\n");
  vi.stubGlobal("fetch", async () => new Response(text));
  setBackend(bridgeBackend);
}

it("an answer comes after its lines of progress", async () => {
  const step = (done: number) => ({ stage: "reading", done, total: 2 });
  answering({ progress: step(1) }, { progress: step(2) }, { answer: { version: "0.1.0" } });
  const seen: number[] = [];
  const state = await callWithProgress("sample_open", { path: null }, ({ done }) => seen.push(done));
  expect(state.version).toBe("0.1.0");
  expect(seen).toEqual([1, 2]);
});

it("a fault is one of the use case", async () => {
  answering({ fault: { code: "no_event", message: "Belum ada pameran.", details: {} } });
  await expect(call("overview", {})).rejects.toMatchObject({ code: "no_event" });
});
