import { describe, expect, it } from "vitest";
import { sampleRecords } from "@/lib/ipc/memory/world";
import { EVERYBODY, passes, readSaved, valuesOf } from "./filter";

const rows = sampleRecords().exhibitors;

describe("filtering exhibitors", () => {
  it("shows who is of the status, the category and the city, with a booth or without", () => {
    const of = (filter: Partial<typeof EVERYBODY>) =>
      rows.filter((row) => passes(row, { ...EVERYBODY, ...filter }));
    expect(of({})).toHaveLength(rows.length);
    expect(of({ status: "waitlisted" })).toHaveLength(2);
    expect(of({ booth: "with" }).length + of({ booth: "without" }).length).toBe(rows.length);
    expect(of({ category: "Batik", city: "Jakarta Pusat" }).every((row) => row.category === "Batik")).toBe(
      true,
    );
  });
  it("offers each city once", () => {
    const cities = valuesOf(rows, "city");
    expect(new Set(cities).size).toBe(cities.length);
  });
  it("forgets what it cannot read", () => {
    expect(readSaved("{")).toEqual([]);
    expect(readSaved(undefined)).toEqual([]);
    expect(readSaved('[{"name":"a","filter":{"city":"b"}}]')[0]?.filter.status).toBeNull();
  });
});
