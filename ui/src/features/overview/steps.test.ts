import { describe, expect, it } from "vitest";
import { stepStates } from "./steps";

describe("what to do next", () => {
  const step = (key: "import" | "doubles" | "accept", done: boolean, total = 3) => ({
    key,
    done,
    count: 0,
    total,
  });

  it("is the first step that is not done, whatever is done after it", () => {
    const states = stepStates([step("import", true), step("doubles", false), step("accept", true)]);
    expect(states.map((each) => each.state)).toEqual(["done", "now", "done"]);
  });
  it("does not ask about doubles where there are none", () => {
    const keys = stepStates([step("import", true), step("doubles", true, 0)]).map((each) => each.key);
    expect(keys).toEqual(["import"]);
  });
  it("leaves later steps for later", () => {
    const states = stepStates([step("import", false), step("accept", false)]);
    expect(states.map((each) => each.state)).toEqual(["now", "later"]);
  });
});
