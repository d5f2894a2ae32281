// Which items are near a place, without asking them all.

import type { Bounds } from "@/features/floor-plan/model/geometry";
import type { PlanDocument } from "./document";
import { itemBounds, meets } from "./shapes";

const CELL_MM = 4_000;
/** What covers more cells than this is looked at every time. */
const MOST_CELLS = 64;

const cellsOf = ({ left, top, right, bottom }: Bounds) => ({
  left: Math.floor(left / CELL_MM),
  top: Math.floor(top / CELL_MM),
  right: Math.floor(right / CELL_MM),
  bottom: Math.floor(bottom / CELL_MM),
});

export class GridIndex {
  readonly #cells = new Map<string, Set<string>>();
  readonly #large = new Set<string>();
  readonly #bounds = new Map<string, Bounds>();
  #of: PlanDocument["items"] = new Map();

  /** Follows a document: only items that are others than before are looked at. */
  follow(document: PlanDocument): void {
    if (document.items === this.#of) return;
    for (const [id, item] of document.items) {
      if (this.#of.get(id) !== item) this.put(id, itemBounds(item));
    }
    for (const id of this.#of.keys()) if (!document.items.has(id)) this.remove(id);
    this.#of = document.items;
  }

  put(id: string, bounds: Bounds): void {
    this.remove(id);
    this.#bounds.set(id, bounds);
    const cells = cellsOf(bounds);
    if ((cells.right - cells.left + 1) * (cells.bottom - cells.top + 1) > MOST_CELLS) {
      this.#large.add(id);
      return;
    }
    this.#each(bounds, (key) => {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, new Set([id]));
      else cell.add(id);
    });
  }

  remove(id: string): void {
    const bounds = this.#bounds.get(id);
    if (bounds === undefined) return;
    this.#bounds.delete(id);
    if (this.#large.delete(id)) return;
    this.#each(bounds, (key) => {
      const cell = this.#cells.get(key);
      cell?.delete(id);
      if (cell?.size === 0) this.#cells.delete(key);
    });
  }

  boundsOf(id: string): Bounds | undefined {
    return this.#bounds.get(id);
  }

  /** The ids of what meets the bounds, each once. */
  near(bounds: Bounds): string[] {
    const found = new Set<string>();
    const look = (id: string) => {
      const its = this.#bounds.get(id);
      if (its !== undefined && meets(its, bounds)) found.add(id);
    };
    for (const id of this.#large) look(id);
    const cells = cellsOf(bounds);
    if ((cells.right - cells.left + 1) * (cells.bottom - cells.top + 1) > this.#cells.size) {
      for (const cell of this.#cells.values()) for (const id of cell) look(id);
    } else {
      this.#each(bounds, (key) => {
        for (const id of this.#cells.get(key) ?? []) look(id);
      });
    }
    return [...found];
  }

  #each(bounds: Bounds, visit: (key: string) => void): void {
    const cells = cellsOf(bounds);
    for (let x = cells.left; x <= cells.right; x += 1) {
      for (let y = cells.top; y <= cells.bottom; y += 1) visit(`${x} ${y}`);
    }
  }
}
