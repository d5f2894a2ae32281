// Things in shelves of a few dozen each, so that what changes one thing draws one shelf anew and not the whole floor.

import type { Item } from "./document";

const MOST = 48;

export class Shelves {
  #all: (readonly Item[])[] = [];
  #of = new Map<string, number>();

  /** The things, each on the shelf where it was before; a shelf on which nothing is otherwise is the same object. */
  arrange(items: Iterable<Item>): readonly (readonly Item[])[] {
    const next: Item[][] = this.#all.map(() => []);
    const of = new Map<string, number>();
    const fresh: Item[] = [];
    for (const item of items) {
      const at = this.#of.get(item.id);
      if (at === undefined) {
        fresh.push(item);
      } else {
        next[at]?.push(item);
        of.set(item.id, at);
      }
    }
    for (const item of fresh) {
      let at = next.length - 1;
      if (at < 0 || (next[at]?.length ?? MOST) >= MOST) at = next.push([]) - 1;
      next[at]?.push(item);
      of.set(item.id, at);
    }
    const shelves = next.map((shelf, at) => {
      const before = this.#all[at];
      const isSame =
        before !== undefined &&
        before.length === shelf.length &&
        shelf.every((item, place) => item === before[place]);
      return isSame ? before : shelf;
    });
    this.#of = of;
    this.#all = shelves;
    return shelves;
  }
}
