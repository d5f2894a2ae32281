import { describe, expect, it } from "vitest";
import {
  daysOf,
  EMPTY_DRAFT,
  type EventDraft,
  isSound,
  problems,
  toDraft,
  toForm,
} from "@/components/event-form/model";
import { slugOf, toRequest } from "./model";

const draft: EventDraft = {
  ...EMPTY_DRAFT,
  name: " JakCraft 2026 ",
  starts: "2026-11-23",
  ends: "2026-11-26",
};

describe("the form of an event", () => {
  it("is enough with a name and days alone", () => {
    expect(isSound(problems(draft))).toBe(true);
    expect(toRequest(draft, null)).toMatchObject({
      name: "JakCraft 2026",
      slug: "jakcraft-2026",
      venue: null,
      edition: null,
      logo: null,
      letterhead: [],
    });
  });
  it("says what is missing", () => {
    expect(problems(EMPTY_DRAFT).fields).toEqual({
      name: "name_needed",
      starts: "day_needed",
      ends: "day_needed",
    });
  });
  it("does not end before it begins, nor close before it opens, nor last for months", () => {
    expect(problems({ ...draft, ends: "2026-11-22", closes: "09:00" }).fields).toEqual({
      ends: "ends_before",
      closes: "closes_before",
    });
    expect(problems({ ...draft, ends: "2027-11-26" }).fields.ends).toBe("too_long");
    expect(problems({ ...draft, edition: "nol" }).fields.edition).toBe("edition_odd");
  });
  it("counts the days of the show, over the end of a month", () => {
    expect(daysOf("2026-11-29", "2026-12-01")).toEqual(["2026-11-29", "2026-11-30", "2026-12-01"]);
    expect(daysOf("2026-12-02", "2026-12-01")).toEqual([]);
  });
  it("keeps hours by day, and the usual ones on the other days", () => {
    const hours = { "2026-11-24": { opens: "13:00", closes: "21:00" } };
    const form = toForm({ ...draft, by_day: true, hours });
    expect(form.days.map((day) => day.opens)).toEqual(["10:00", "13:00", "10:00", "10:00"]);
    const back = toDraft({ ...form, days: form.days.map((day) => ({ ...day, opens: `${day.opens}:00` })) });
    expect(back).toMatchObject({ by_day: true, opens: "10:00" });
    expect(toForm(back)).toEqual(form);
    const off = problems({ ...draft, by_day: true, hours: { "2026-11-25": { opens: "21:00", closes: "" } } });
    expect(off.days).toEqual({ "2026-11-25": "time_needed" });
  });
  it("has a letterhead of as many lines as papers have room for", () => {
    expect(toForm({ ...draft, letterhead: "DEKRANASDA \n Jakarta\n\n" }).letterhead).toEqual([
      "DEKRANASDA",
      "Jakarta",
    ]);
    expect(problems({ ...draft, letterhead: "x\n".repeat(9) }).fields.letterhead).toBe("lines_too_many");
  });
  it("has a short name of plain letters", () => {
    expect(slugOf("Pameran Kriyá: Café & Co.")).toBe("pameran-kriya-cafe-co");
    expect(slugOf("工艺")).toBe("pameran");
  });
});
