// The optimistic replica: edits are seen at once and kept apart from what the program has confirmed.

import { apply, type Edit, type Item, type PlanDocument, touched } from "./document";

interface Pending {
  key: number;
  edit: Edit;
}

export class Replica {
  #confirmed: PlanDocument;
  #pending: Pending[] = [];
  #view: PlanDocument;
  #next = 1;

  constructor(document: PlanDocument) {
    this.#confirmed = document;
    this.#view = document;
  }

  /** What is on the screen: everything confirmed, and over it every edit that is on its way. */
  get view(): PlanDocument {
    return this.#view;
  }

  /** What the program is known to have. */
  get confirmed(): PlanDocument {
    return this.#confirmed;
  }

  /** The state that the program is known to be in. */
  get revision(): string {
    return this.#confirmed.revision;
  }

  get isSettled(): boolean {
    return this.#pending.length === 0;
  }

  /** Shows an edit at once. Returns the key by which it is answered. */
  begin(edit: Edit): number {
    const key = this.#next;
    this.#next += 1;
    this.#pending.push({ key, edit });
    this.#view = apply(this.#view, edit);
    return key;
  }

  isPending(key: number): boolean {
    return this.#pending.some((each) => each.key === key);
  }

  /** The program has done it: what it says takes the place of what was guessed. */
  answered(key: number, revision: string, said: Edit): void {
    const own = this.#pending.find((each) => each.key === key)?.edit;
    this.#pending = this.#pending.filter((each) => each.key !== key);
    const guessed = own === undefined ? this.#confirmed : apply(this.#confirmed, own);
    // What was guessed right keeps its object, so that nothing of it is drawn again.
    const puts = said.puts.map((item) => kept(guessed.items.get(item.id), item));
    this.#confirmed = { ...apply(guessed, { ...said, puts }), revision };
    this.#rebuild();
  }

  /** The program refused it. It goes, and later edits of the same things with it, since they stood upon it. */
  refused(key: number): number[] {
    const bad = this.#pending.find((each) => each.key === key);
    if (bad === undefined) return [];
    const tainted = touched(bad.edit);
    const dropped: number[] = [];
    this.#pending = this.#pending.filter((each) => {
      if (each.key < key) return true;
      const its = touched(each.edit);
      if (each.key !== key && ![...its].some((id) => tainted.has(id))) return true;
      for (const id of its) tainted.add(id);
      dropped.push(each.key);
      return false;
    });
    this.#rebuild();
    return dropped;
  }

  /** The document as it was read anew; edits on their way stay above it. What is as it was keeps its object. */
  replace(document: PlanDocument): void {
    const known = this.#confirmed.items;
    const items = new Map<string, Item>();
    for (const [id, item] of document.items) items.set(id, kept(known.get(id), item));
    this.#confirmed = { ...document, items };
    this.#rebuild();
  }

  #rebuild(): void {
    // The things on the floor are a new map only where one of them is otherwise.
    const before = this.#view.items;
    this.#view = this.#pending.reduce((view, { edit }) => apply(view, edit), this.#confirmed);
    if (isSame(before, this.#view.items)) this.#view = { ...this.#view, items: before };
  }
}

/** What is known, where it says the same: nothing of it is drawn again. */
function kept(known: Item | undefined, now: Item): Item {
  return known !== undefined && JSON.stringify(known) === JSON.stringify(now) ? known : now;
}

function isSame(one: PlanDocument["items"], other: PlanDocument["items"]): boolean {
  if (one.size !== other.size) return false;
  for (const [id, item] of one) if (other.get(id) !== item) return false;
  return true;
}
