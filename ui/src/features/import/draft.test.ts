import { describe, expect, it } from "vitest";
import {
  columnLetters,
  editable,
  NOTHING_CHOSEN,
  withCell,
  withColumn,
  withHeaderRow,
  withoutCell,
} from "./draft";

const FIELDS = [
  { key: "firm_name", name: "Nama usaha", columns: 1 },
  { key: "phone", name: "Telepon", columns: 3 },
];

describe("what is chosen of a list", () => {
  it("gives a field that only one column may be to the column chosen last", () => {
    const first = withColumn(NOTHING_CHOSEN, 0, "firm_name", FIELDS);
    expect(withColumn(first, 4, "firm_name", FIELDS).columns_at).toEqual([
      [0, ""],
      [4, "firm_name"],
    ]);
  });
  it("lets several columns be telephones, and takes the last word on each", () => {
    const both = withColumn(withColumn(NOTHING_CHOSEN, 0, "phone", FIELDS), 1, "phone", FIELDS);
    expect(withColumn(both, 0, "", FIELDS).columns_at).toEqual([
      [1, "phone"],
      [0, ""],
    ]);
  });
  it("matches columns anew under another header, but keeps corrected cells", () => {
    const fixed = withCell(withColumn(NOTHING_CHOSEN, 0, "phone", FIELDS), { row: 5, column: 1, text: "a" });
    expect(withHeaderRow(fixed, 3)).toMatchObject({ header_row: 3, columns_at: [], cells: [{ text: "a" }] });
  });
  it("keeps one correction of a cell, which can be taken back", () => {
    const twice = withCell(withCell(NOTHING_CHOSEN, { row: 5, column: 1, text: "a" }), {
      row: 5,
      column: 1,
      text: "b",
    });
    expect(twice.cells).toEqual([{ row: 5, column: 1, text: "b" }]);
    expect(withoutCell(twice, { row: 5, column: 1 }).cells).toEqual([]);
  });
  it("names columns as a spreadsheet does and begins no correction from a masked number", () => {
    expect([0, 25, 26, 54].map(columnLetters)).toEqual(["A", "Z", "AA", "BC"]);
    expect(editable("••••••••1234")).toBe("");
    expect(editable("dua ampere")).toBe("dua ampere");
  });
});
