import { expect, it } from "vitest";
import { friezePath } from "./Frieze";

it("the frieze has whole teeth within its height", () => {
  const path = friezePath(3, 20);
  const figures = [...path.matchAll(/-?\d+(\.\d+)?/g)].map((match) => Number(match[0]));
  expect(Math.max(...figures)).toBe(60);
  expect(Math.min(...figures)).toBe(0);
  expect(path.match(/M/g)).toHaveLength(4);
});
