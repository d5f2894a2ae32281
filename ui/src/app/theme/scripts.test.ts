import { describe, expect, it } from "vitest";
import css from "./scripts.css?raw";

describe("fonts of other scripts", () => {
  it("have each one weight, since a range of weights would hide all others", () => {
    const weights = [...css.matchAll(/font-weight: ([^;]+);/g)].map((match) => match[1]);
    expect(weights.length).toBeGreaterThan(20);
    expect(new Set(weights)).toEqual(new Set(["400", "700"]));
  });
});
