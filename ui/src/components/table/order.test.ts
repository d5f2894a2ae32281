import { describe, expect, it } from "vitest";
import { compare, type SortKey, sortKey } from "./order";

const sorted = (values: (string | number)[]) =>
  values.toSorted((one, other) => compare(sortKey(one) as SortKey, sortKey(other) as SortKey));

describe("the order of a column", () => {
  it("is the collator's, for names of every kind", () => {
    const names = [
      "Zaenab",
      "émail",
      "Batik 10",
      "batik 2",
      "Batik Rawa",
      "Batik",
      "batikan",
      "D'Kriya",
      "A-10",
      "A-2",
      "_",
      "Ñandú",
    ];
    const collator = new Intl.Collator("id", { numeric: true, sensitivity: "base" });
    expect(sorted(names)).toEqual(names.toSorted(collator.compare));
  });
  it("puts numbers by size", () => {
    expect(sorted([1300, 450, 2200, 900])).toEqual([450, 900, 1300, 2200]);
  });
  it("has no key for an empty cell", () => {
    expect(sortKey(null)).toBeUndefined();
  });
});
