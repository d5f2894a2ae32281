import { describe, expect, it } from "vitest";
import { clock, count, day, dayRange, instant, longDay, parseDay, rupiah, shortDay } from ".";

describe("figures as the office writes them", () => {
  it("writes rupiah with dots", () => {
    expect(rupiah(1_250_000)).toBe("Rp 1.250.000");
  });
  it("writes a day with its name, whatever the laptop's zone", () => {
    expect(longDay("id", "2019-11-25")).toBe("Senin, 25 November 2019");
    expect(longDay("en", "2019-11-25")).toMatch(/^Monday,? 25 November 2019$/);
    expect(shortDay("id", "2019-11-25")).toBe("Sen, 25 Nov");
  });
  it.each([
    "25 November 2019",
    "Senin, 25 November 2019",
    "25 nov 2019",
    "25/11/2019",
    "25-11-19",
    "25.11.2019",
    "2019-11-25",
  ])("reads %s as the day it is", (text) => {
    expect(parseDay(text)).toBe("2019-11-25");
  });
  it("reads months in both languages, and what it shows itself", () => {
    expect(parseDay("17 Agustus 2025")).toBe("2025-08-17");
    expect(parseDay("17 Aug 2025")).toBe("2025-08-17");
    expect(parseDay(day("id", "2026-05-01"))).toBe("2026-05-01");
    expect(parseDay(day("en", "2026-12-31"))).toBe("2026-12-31");
  });
  it.each(["", "besok", "31/02/2019", "11/25/2019", "25 November"])("does not take %j for a day", (text) => {
    expect(parseDay(text)).toBeNull();
  });
  it("says the month of a show once", () => {
    expect(dayRange("id", "2019-11-25", "2019-11-28")).toMatch(/^25\s*–\s*28 November 2019$/);
  });
  it("puts a dot into Indonesian times", () => {
    expect(clock("id", "09:30")).toBe("09.30");
    expect(clock("en", "09:30")).toBe("09:30");
  });
  it("shows an instant on Jakarta's clocks", () => {
    expect(instant("id", "2019-11-24T23:30:00Z")).toBe("25 Nov 2019, 06.30");
  });
  it("groups thousands by the language", () => {
    expect(count("id", 50_000)).toBe("50.000");
    expect(count("en", 50_000)).toBe("50,000");
  });
});
