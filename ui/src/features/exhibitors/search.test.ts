import { describe, expect, it } from "vitest";
import type { ExhibitorOut } from "@/lib/ipc";
import { keysOf, matching } from "./search";

const row = (name: string, booths: string[] = []): ExhibitorOut => ({
  id: name,
  participation: name,
  name,
  owner: "Zahra Mangunsong",
  nib: null,
  phone: null,
  phones: [],
  category: "Batik",
  supported_by: null,
  region: null,
  city: "Jakarta Timur",
  status: "accepted",
  booth_size: "2x2",
  power_va: 450,
  booths,
});

describe("searching exhibitors", () => {
  const rows = [row("Kriya Kenanga", ["A-01"]), row("Café Betawi")];
  const find = (text: string) => matching(rows, keysOf(rows), text).map((each) => each.name);

  it("finds by booth, by owner and by words in any order", () => {
    expect(find("a-01")).toEqual(["Kriya Kenanga"]);
    expect(find("timur zahra")).toEqual(["Kriya Kenanga", "Café Betawi"]);
  });
  it("does without accents", () => {
    expect(find("cafe")).toEqual(["Café Betawi"]);
  });
  it("shows everything for nothing", () => {
    expect(find("  ")).toHaveLength(2);
  });
});
