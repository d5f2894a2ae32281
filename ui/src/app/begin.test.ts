// The start of the window with a workspace that is open already.

import { beforeEach, describe, expect, it } from "vitest";
import { type AppState, call, setBackend } from "@/lib/ipc";
import { memoryBackend } from "@/lib/ipc/memory";
import { sampleWorld } from "@/lib/ipc/memory/world";
import { begin, createQueries, keepLeft } from "./begin";

let asked: string[] = [];

beforeEach(() => {
  asked = [];
  const memory = memoryBackend({ world: sampleWorld() });
  setBackend({
    ...memory,
    invoke(command, ...rest) {
      asked.push(command);
      return memory.invoke(command, ...rest);
    },
  });
});

const stateNow = (): Promise<AppState> => call("app_state", {});

describe("a start", () => {
  it("is at the screen that was left, and has asked for what it shows", async () => {
    const state = await stateNow();
    keepLeft(state.workspace?.path ?? "", "/peserta");
    const queries = createQueries();
    const { first, known } = begin(queries, await stateNow());
    expect(first).toBe("/peserta");
    await known;
    expect(queries.getQueryData(["exhibitors_list", {}])).toHaveLength(46);
    expect(asked).toContain("exhibitors_list");
    expect(asked).not.toContain("overview");
    expect(queries.getQueryData(["app_state", {}])).toMatchObject({ opening: state.opening });
  });

  it("is at the first screen with another workspace, and where what was kept says nothing", async () => {
    expect(begin(createQueries(), await stateNow()).first).toBe("/ringkasan");
    keepLeft("/home/panitia/lain.jakcraft", "/peserta");
    expect(begin(createQueries(), await stateNow()).first).toBe("/ringkasan");
    keepLeft((await stateNow()).workspace?.path ?? "", "/tidak-ada");
    expect(begin(createQueries(), await stateNow()).first).toBe("/ringkasan");
    await call("screen_set", { key: "left", value: "{" });
    expect(begin(createQueries(), await stateNow()).first).toBe("/ringkasan");
  });

  it("without a workspace is nowhere yet", async () => {
    const state = await stateNow();
    expect(begin(createQueries(), { ...state, workspace: null }).first).toBe("/");
    expect(asked).toEqual(["app_state"]);
  });
});
