// One hall on the editor's table: the replica, the pick and the tool; and the edits on their way, one after another.

import { type Bounds, boundsOf, grown, type Point } from "@/features/floor-plan/model/geometry";
import type { Gesture, HallChanged, HallDocument, HallEdit, HallRef, Touched } from "@/lib/ipc";
import * as arrange from "./arrange";
import { type Edit, type Item, isNothing, NOTHING, type PlanDocument, picked } from "./document";
import type { Facility } from "./facilities";
import { GridIndex } from "./grid";
import type { KeptView } from "./keptView";
import { ALL_SHOWN, isShown, isTakable, type Layer, type LayerState, type Layers } from "./layers";
import type { Unit } from "./lengths";
import { type Pick, surviving } from "./pick";
import { Replica } from "./replica";
import { holds, itemBounds, meets, union } from "./shapes";
import { Telling, type Uncover } from "./telling";
import { documentOf, requestOf, saidBy } from "./wire";

export type Tool =
  | "pick"
  | "hand"
  | "booth"
  | "measure"
  | "outline"
  | "corners"
  | "underlay_move"
  | "underlay_scale"
  | Facility;

/** What a refusal says, and the code by which it is known. */
export interface Refusal {
  code: string;
  message: string;
  details: unknown;
}

/** What the session asks of the program. */
export interface Port {
  read: (hall: string) => Promise<HallDocument>;
  edit: (request: HallEdit) => Promise<HallChanged>;
  /** Any other change of the hall that is made upon a revision, such as a merge. */
  refusal: (thrown: unknown) => Refusal;
}

export interface Asking {
  message: string;
  touched: readonly Touched[];
  confirm: () => void;
}

export interface EditorState {
  document: PlanDocument;
  halls: readonly HallRef[];
  pick: Pick;
  /** Where the keyboard is. */
  cursor: string | null;
  tool: Tool;
  layers: Layers;
  isSnapping: boolean;
  grid_mm: number;
  unit: Unit;
  /** Corners drawn so far. */
  corners: readonly Point[];
  /** Edits on their way. */
  waiting: number;
  asking: Asking | null;
}

/** What the screen is told of, besides the state. */
export interface Notices {
  saved: (changed: HallChanged) => void;
  failed: (refusal: Refusal) => void;
  /** Somebody else has changed the hall: it was read anew, and the edit is not done. */
  overtaken: () => void;
  /** The hall is no more: its making was undone, or somebody removed it. */
  gone: () => void;
}

/** So long what stands beside the plan waits for an answer; then it shows what was guessed. */
const PATIENCE_MS = 250;

const OCCUPIED = "booths_occupied";
const OVERTAKEN = "changed_elsewhere";
const GONE: ReadonlySet<string> = new Set(["no_hall", "hall_unknown"]);

/** Things to paste; kept while the workspace is open, so that they reach another hall. */
let clipboard: { place: string; hall: string; items: readonly Item[]; pasted: number } | null = null;

type Send = (confirmed: PlanDocument, confirm_occupied: boolean) => Promise<HallChanged>;

interface Waiting {
  key: number;
  edit: Edit;
  send: Send;
  confirm: boolean;
  /** What was picked when it was done; it is again, where it comes to nothing. */
  pick: Pick;
}

export class EditorSession {
  readonly index = new GridIndex();
  readonly #replica: Replica;
  readonly #port: Port;
  readonly #notices: Notices;
  readonly #telling = new Telling();
  #queue: Waiting[] = [];
  readonly #place: string;
  #isSending = false;
  #state: EditorState;
  #isHolding = false;
  /** The state when the hand took something; null once it is empty again and seen to be. */
  #held: EditorState | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** `place` is the workspace: what was copied in another one is not pasted here. */
  constructor(
    port: Port,
    notices: Notices,
    sent: HallDocument,
    { place = "", kept = {} }: { place?: string; kept?: Partial<KeptView> } = {},
  ) {
    this.#place = place;
    if (clipboard?.place !== place) clipboard = null;
    this.#port = port;
    this.#notices = notices;
    this.#replica = new Replica(documentOf(sent));
    this.#state = {
      document: this.#replica.view,
      halls: sent.halls,
      pick: new Set(),
      cursor: null,
      tool: "pick",
      layers: ALL_SHOWN,
      isSnapping: true,
      grid_mm: 100,
      unit: "mm",
      corners: [],
      waiting: 0,
      asking: null,
      ...kept,
    };
    this.index.follow(this.#replica.view);
  }

  get state(): EditorState {
    return this.#state;
  }

  readonly snapshot = (): EditorState => this.#state;

  /** What is shown beside the plan: it waits until the hand is empty, the plan is painted and the program has answered. */
  readonly atRest = (): EditorState => this.#held ?? this.#state;

  /** Whether something is in the hand: nothing but the plan costs it time then. */
  hold(isHolding: boolean): void {
    this.#isHolding = isHolding;
    if (isHolding) {
      this.#telling.uncover();
      this.#held ??= this.#state;
      return;
    }
    requestAnimationFrame(() => setTimeout(() => this.#rest(false)));
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#rest(true), PATIENCE_MS);
  }

  #rest(isPatienceOver: boolean): void {
    if (!this.#isSending || isPatienceOver) this.settle();
  }

  /** Shows beside the plan what is, where the hand is empty: before a key that acts on it. */
  settle(): void {
    this.#telling.uncover();
    if (this.#isHolding || this.#held === null) return;
    clearTimeout(this.#patience);
    this.#held = null;
    this.#telling.tell();
  }

  /** Makes a change whose outcome lies over the plan already, where the hand has put it: it is drawn when it is answered. */
  putDown(change: () => void, uncover: Uncover): void {
    this.#telling.putDown(change, uncover, () => this.#queue.length > 0);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#telling.subscribe(listener);

  set(part: Partial<Omit<EditorState, "document" | "waiting">>): void {
    this.#state = { ...this.#state, ...part };
    this.#telling.tell();
  }

  setLayer(layer: Layer, part: Partial<LayerState>): void {
    const layers = { ...this.#state.layers, [layer]: { ...this.#state.layers[layer], ...part } };
    const pick = [...this.#state.pick].filter((id) => {
      const item = this.#state.document.items.get(id);
      return item !== undefined && isTakable(layers, item);
    });
    this.set({ layers, pick: new Set(pick) });
  }

  readonly may = (item: Item): boolean => isTakable(this.#state.layers, item);

  get picked(): Item[] {
    return picked(this.#state.document, this.#state.pick);
  }

  setPick(pick: Iterable<string>, cursor?: string | null): void {
    const next = new Set(pick);
    const last = [...next].at(-1) ?? this.#state.cursor;
    this.set({ pick: next, cursor: cursor === undefined ? last : cursor });
  }

  pickAll(): void {
    const all = [...this.#state.document.items.values()];
    this.setPick(all.filter((item) => this.may(item) && !item.is_locked).map(({ id }) => id));
  }

  /** Shows an edit at once and sends it. What it adds is picked. */
  commit(what: Gesture, edit: Edit): void {
    if (isNothing(edit)) return;
    this.#enqueue(edit, (confirmed, confirm) => this.#port.edit(requestOf(confirmed, what, edit, confirm)));
  }

  /** A change that only the program can work out: it is seen when it is answered. */
  ask(send: Send): void {
    this.#enqueue(NOTHING, send);
  }

  #enqueue(edit: Edit, send: Send, confirm = false): void {
    const key = this.#replica.begin(edit);
    this.#queue.push({ key, edit, send, confirm, pick: this.#state.pick });
    this.#refresh();
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      try {
        const changed = await next.send(this.#replica.confirmed, next.confirm);
        this.#replica.answered(next.key, changed.revision, saidBy(changed));
        this.#queue = this.#queue.filter((each) => each !== next);
        this.#refresh();
        this.#notices.saved(changed);
      } catch (thrown) {
        await this.#refused(next, this.#port.refusal(thrown));
      }
    }
    this.#isSending = false;
    // After the plan that the answer changed is painted.
    requestAnimationFrame(() => setTimeout(() => this.#rest(false)));
  }

  async #refused(waiting: Waiting, refusal: Refusal): Promise<void> {
    const dropped = new Set([waiting.key, ...this.#replica.refused(waiting.key)]);
    this.#queue = this.#queue.filter(({ key }) => !dropped.has(key));
    const isPickLost = this.#state.pick.size === 0;
    if (isPickLost) this.#state = { ...this.#state, pick: waiting.pick };
    if (refusal.code === OCCUPIED) {
      const { edit, send } = waiting;
      this.#refresh();
      this.set({
        asking: {
          message: refusal.message,
          touched: touchedOf(refusal.details),
          confirm: () => {
            this.set({ asking: null });
            this.#enqueue(edit, send, true);
          },
        },
      });
      return;
    }
    if (refusal.code === OVERTAKEN) {
      // What was drawn on an older state is not guessed at: it goes, and the hall is read anew.
      for (const { key } of this.#queue) this.#replica.refused(key);
      this.#queue = [];
      await this.reload();
      this.#notices.overtaken();
      return;
    }
    this.#refresh();
    this.#notices.failed(refusal);
  }

  /** Reads the hall anew, after an undo or when somebody else has written. */
  async reload(): Promise<void> {
    try {
      const sent = await this.#port.read(this.#state.document.hall);
      this.#replica.replace(documentOf(sent));
      this.#state = { ...this.#state, halls: sent.halls };
      this.#refresh();
    } catch (thrown) {
      const refusal = this.#port.refusal(thrown);
      if (GONE.has(refusal.code)) this.#notices.gone();
      else this.#notices.failed(refusal);
    }
  }

  #refresh(): void {
    const document = this.#replica.view;
    this.index.follow(document);
    const { cursor } = this.#state;
    this.#state = {
      ...this.#state,
      document,
      pick: surviving(this.#state.pick, document),
      cursor: cursor !== null && document.items.has(cursor) ? cursor : null,
      waiting: this.#queue.length,
    };
    this.#telling.tell();
  }

  // What is done with the pick.

  move(dx: number, dy: number): void {
    this.commit("move", arrange.move(this.#state.document, this.#state.pick, dx, dy));
  }

  turn(by_mdeg: number): void {
    this.commit("rotate", arrange.turn(this.#state.document, this.#state.pick, by_mdeg));
  }

  add(what: Gesture, edit: Edit): void {
    this.commit(what, edit);
    if (edit.puts.length > 0) this.setPick(edit.puts.map(({ id }) => id));
  }

  duplicate(): void {
    const { document, pick } = this.#state;
    const hall = boundsOf(document.outline);
    // Sides may touch; what is an area under it does not count.
    const isFree = (bounds: Bounds) =>
      holds(hall, bounds) &&
      this.index.near(grown(bounds, -10)).every((id) => {
        const item = document.items.get(id);
        return item === undefined || holds(itemBounds(item), grown(bounds, 10));
      });
    this.add("duplicate", arrange.duplicate(document, pick, isFree));
  }

  array(request: arrange.ArrayRequest): void {
    const edit = arrange.array(this.#state.document, this.#state.pick, request);
    const first = [...this.#state.pick];
    this.add("array", edit);
    this.setPick([...first, ...edit.puts.map(({ id }) => id)]);
  }

  align(to: arrange.AlignTo): void {
    this.commit("align", arrange.align(this.#state.document, this.#state.pick, to));
  }

  distribute(axis: "x" | "y"): void {
    this.commit("distribute", arrange.distribute(this.#state.document, this.#state.pick, axis));
  }

  remove(): void {
    this.commit("delete", arrange.remove(this.#state.document, this.#state.pick));
  }

  lock(is_locked: boolean): void {
    this.commit("lock", arrange.lock(this.#state.document, this.#state.pick, is_locked));
  }

  /** How many were taken. */
  copy(): number {
    const items = this.picked;
    if (items.length > 0)
      clipboard = { place: this.#place, hall: this.#state.document.hall, items, pasted: 0 };
    return items.length;
  }

  get canPaste(): boolean {
    return clipboard !== null;
  }

  /** Beside where it was, each time farther; in another hall or out of sight, about the middle of what is seen. */
  paste(seen: { middle: Point; bounds: ReturnType<typeof itemBounds> }): void {
    if (clipboard === null) return;
    const { items, hall } = clipboard;
    const here = hall === this.#state.document.hall && meets(union(items.map(itemBounds)), seen.bounds);
    clipboard.pasted = here ? clipboard.pasted + 1 : 0;
    const edit = arrange.paste(this.#state.document, items, here ? null : seen.middle, clipboard.pasted);
    this.add("paste", edit);
  }

  /** What can be gone to by the keyboard. */
  get reachable(): Item[] {
    return [...this.#state.document.items.values()].filter((item) => isShown(this.#state.layers, item));
  }
}

function touchedOf(details: unknown): Touched[] {
  const found =
    typeof details === "object" && details !== null && "touched" in details ? details.touched : details;
  return Array.isArray(found) ? (found as Touched[]) : [];
}
