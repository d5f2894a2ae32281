import type { Column } from "./columns";
import { compare, type SortKey, sortKey } from "./order";

/** The rank of an empty cell. */
const EMPTY = -1;
/** Nobody sorts in the first moments, in which the table is drawn; after that a column is ranked at a time. */
const REST_MS = 400;
const PAUSE_MS = 40;

/**
 * Where each row stands in the order of each column: made once for a column, so that a sort compares whole numbers.
 * Cells that are alike have one rank.
 */
export class Ranks<Row> {
  private readonly known = new Map<string, Int32Array>();

  constructor(
    private readonly rows: readonly Row[],
    private readonly columns: readonly Column<Row>[],
  ) {}

  /** Less than 0 where the first of two rows (by their index) stands before the second; empty cells stand last, both ways. */
  compare(column: string, isDescending: boolean, first: number, second: number): number {
    const ranks = this.of(column);
    const [one = EMPTY, other = EMPTY] = [ranks[first], ranks[second]];
    if (one === other) return 0;
    if (one === EMPTY) return 1;
    if (other === EMPTY) return -1;
    return isDescending ? other - one : one - other;
  }

  /** Ranks what can be sorted by before it is asked for, a little at a time; the answer stops it. */
  prepare(columns: readonly string[]): () => void {
    const left = columns.filter((column) => !this.known.has(column));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = () => {
      const column = left.shift();
      if (column === undefined) return;
      this.of(column);
      timer = setTimeout(next, PAUSE_MS);
    };
    timer = setTimeout(next, REST_MS);
    return () => clearTimeout(timer);
  }

  private of(id: string): Int32Array {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const made = this.make(this.columns.find((column) => column.id === id));
    this.known.set(id, made);
    return made;
  }

  private make(column: Column<Row> | undefined): Int32Array {
    const ranks = new Int32Array(this.rows.length).fill(EMPTY);
    const keyed = this.rows.flatMap((row, index): { index: number; key: SortKey }[] => {
      const key = sortKey(column?.value(row));
      return key === undefined ? [] : [{ index, key }];
    });
    keyed.sort((one, other) => compare(one.key, other.key));
    let rank = 0;
    for (const [place, { index, key }] of keyed.entries()) {
      const before = keyed[place - 1];
      if (before !== undefined && compare(before.key, key) !== 0) rank += 1;
      ranks[index] = rank;
    }
    return ranks;
  }
}
