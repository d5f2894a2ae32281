import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Column } from "./columns";
import { Ranks } from "./ranks";

interface Line {
  name: string | null;
}

describe("the ranks of a column", () => {
  const asked = vi.fn((row: Line) => row.name);
  const column: Column<Line> = { id: "name", header: "Nama", value: asked, width_px: 100 };
  const other: Column<Line> = { ...column, id: "other" };
  const rows: Line[] = [{ name: "Firma 10" }, { name: null }, { name: "firma 2" }, { name: "Firma 2" }];
  const order = (isDescending: boolean) => {
    const ranks = new Ranks(rows, [column]);
    return [0, 1, 2, 3].toSorted((one, two) => ranks.compare("name", isDescending, one, two) || one - two);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    asked.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("put numbers by size, what is alike as it stood, and empty cells last both ways", () => {
    expect(order(false)).toEqual([2, 3, 0, 1]);
    expect(order(true)).toEqual([0, 2, 3, 1]);
  });

  it("are made before anybody asks, once", () => {
    const ranks = new Ranks(rows, [column, other]);
    ranks.prepare(["name", "other"]);
    expect(asked).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(asked).toHaveBeenCalledTimes(2 * rows.length);
    ranks.compare("name", false, 0, 1);
    expect(asked).toHaveBeenCalledTimes(2 * rows.length);
  });

  it("are no longer made for a table that is gone", () => {
    const stop = new Ranks(rows, [column]).prepare(["name"]);
    stop();
    vi.runAllTimers();
    expect(asked).not.toHaveBeenCalled();
  });
});
