import { describe, expect, it } from "vitest";
import type { BadgesScreen, HolderRow, SheetChoice } from "@/lib/ipc";
import { AT_FIRST, EVERYBODY, matching, searchKey, whoOf } from "./filter";
import { nextLabel, readSettings } from "./settings";

const row = (id: string, more: Partial<HolderRow> = {}): HolderRow => ({
  id,
  person: `person-${id}`,
  name: `Ibu ${id}`,
  role: "exhibitor",
  exhibitor: null,
  affiliation: "Griya Batik Kéjora",
  booths: ["A-01"],
  category: "Batik",
  status: "accepted",
  code: null,
  issue: null,
  ...more,
});

const rows = [row("a"), row("b", { code: "7QF9-M2PX", issue: 1 }), row("c", { role: "committee" })];
const found = (filter: Partial<typeof AT_FIRST>) =>
  matching(rows, rows.map(searchKey), { ...EVERYBODY, ...filter }).map(({ id }) => id);

describe("who is listed", () => {
  it("is found by name, firm, booth and code, whatever the accents and the dash", () => {
    expect(found({ text: "kejora a-01" })).toEqual(["a", "b", "c"]);
    expect(found({ text: "7qf9m2px" })).toEqual(["b"]);
    expect(found({ text: "7QF9-M2PX" })).toEqual(["b"]);
    expect(found({ shown: "left" })).toEqual(["a", "c"]);
    expect(found({ shown: "printed", role: "committee" })).toEqual([]);
  });

  it("is named by rule where a rule says it, and one by one where it does not", () => {
    const none = new Set<string>();
    expect(whoOf(AT_FIRST, rows, none)).toEqual({ role: null, issued: false, holders: null });
    expect(whoOf({ ...EVERYBODY, role: "committee" }, rows, none)).toEqual({
      role: "committee",
      issued: null,
      holders: null,
    });
    expect(whoOf({ ...AT_FIRST, category: "Batik" }, rows, none).holders).toEqual(["a", "b", "c"]);
    expect(whoOf(AT_FIRST, rows, new Set(["c", "gone"])).holders).toEqual(["c"]);
  });
});

const labels: SheetChoice = {
  id: "durable-1445",
  columns: 2,
  rows: 5,
  paper_width_mm: 210,
  paper_height_mm: 297,
  preprinted: true,
  templates: ["id-card"],
};
const known: BadgesScreen = {
  holders: [],
  roles: [],
  templates: [
    { id: "a6", width_mm: 105, height_mm: 148 },
    { id: "id-card", width_mm: 85.6, height_mm: 54 },
  ],
  sheets: [labels],
};

describe("how badges are printed", () => {
  it("goes on at the next free label, and on plain paper at the first", () => {
    expect(nextLabel(labels, 9, 3)).toBe(2);
    expect(nextLabel(labels, 1, 10)).toBe(1);
    expect(nextLabel({ ...labels, preprinted: false }, 3, 1)).toBe(1);
    expect(nextLabel(undefined, 1, 5)).toBe(1);
  });

  it("is what was remembered, as far as it still holds", () => {
    const saved = { template: "id-card", sheet: "durable-1445", first_label: 4, printer: "Meja" };
    expect(readSettings(JSON.stringify(saved), known)).toEqual(saved);
    const odd = { template: "a6", sheet: "durable-1445", first_label: 4 };
    expect(readSettings(JSON.stringify(odd), known)).toEqual({
      template: "a6",
      sheet: null,
      first_label: 1,
      printer: null,
    });
    expect(readSettings("{", known).template).toBe("a6");
    expect(readSettings("null", known).template).toBe("a6");
  });
});
