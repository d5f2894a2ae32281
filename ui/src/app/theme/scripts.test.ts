import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/app/theme/scripts.css", "utf8");

describe("fonts of other scripts", () => {
  it("have each one weight, since a range of weights would hide all others", () => {
    const weights = [...css.matchAll(/font-weight: ([^;]+);/g)].map((match) => match[1]);
    expect(weights.length).toBeGreaterThan(20);
    expect(new Set(weights)).toEqual(new Set(["400", "700"]));
  });
});
