import { describe, expect, it } from "vitest";
import { EMPTY_DRAFT, problems, slugOf, toRequest } from "./model";

const draft = { ...EMPTY_DRAFT, name: " JakCraft 2026 ", starts: "2026-11-23", ends: "2026-11-26" };

describe("a new event", () => {
  it("can be created with a name and days alone", () => {
    expect(problems(draft)).toEqual({});
    expect(toRequest(draft)).toMatchObject({ name: "JakCraft 2026", slug: "jakcraft-2026", venue: null });
  });
  it("says what is missing", () => {
    expect(problems(EMPTY_DRAFT)).toEqual({ name: "name_needed", starts: "day_needed", ends: "day_needed" });
  });
  it("does not end before it begins, nor close before it opens", () => {
    expect(problems({ ...draft, ends: "2026-11-22", closes: "09:00" })).toEqual({
      ends: "ends_before",
      closes: "closes_before",
    });
  });
  it("has a short name of plain letters", () => {
    expect(slugOf("Pameran Kriyá: Café & Co.")).toBe("pameran-kriya-cafe-co");
    expect(slugOf("工艺")).toBe("pameran");
  });
});
