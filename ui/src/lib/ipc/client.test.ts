import { describe, expect, it } from "vitest";
import { type Backend, type CommandError, call, callWithProgress, setBackend } from ".";
import { memoryBackend } from "./memory";
import { newWorld, sampleWorld } from "./memory/world";

function answering(invoke: Backend["invoke"]): void {
  setBackend({ ...memoryBackend({ world: newWorld() }), invoke });
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: CommandError) => error,
  );

describe("a command", () => {
  it("fails with the code, the message and the details of the use case", async () => {
    answering(() =>
      Promise.reject({ code: "slug_taken", message: "Sudah dipakai.", details: { slug: "a" } }),
    );
    const error = await failure(call("event_select", { slug: "a" }));
    expect(error).toMatchObject({ code: "slug_taken", message: "Sudah dipakai.", details: { slug: "a" } });
  });

  it("fails as unexpected where the window itself does", async () => {
    answering(() => Promise.reject("command overview not found"));
    const error = await failure(call("overview", {}));
    expect(error).toMatchObject({ code: "unexpected", message: "command overview not found" });
  });
});

describe("a command that takes long", () => {
  it("says how far it is", async () => {
    setBackend(memoryBackend({ world: newWorld() }));
    const seen: number[] = [];
    const state = await callWithProgress("sample_open", { path: null }, ({ done }) => seen.push(done));
    expect(seen.at(0)).toBe(0);
    expect(seen.at(-1)).toBe(46);
    expect(state.event?.name).toBe("JakCraft 2019");
  });

  it("stops when it is asked to and leaves what was there", async () => {
    const world = sampleWorld();
    setBackend(memoryBackend({ world }));
    const abort = new AbortController();
    const restored = callWithProgress(
      "backup_restore",
      { backup_path: "a", target_path: "b" },
      ({ done }) => done === 3 && abort.abort(),
      abort.signal,
    );
    expect(await failure(restored)).toMatchObject({ code: "cancelled" });
    expect(world.path).not.toBe("b");
  });
});
