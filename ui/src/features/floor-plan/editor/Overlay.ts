// What moves with the hand. It lies over the drawing in boxes of its own that CSS moves, so that the drawing of a full
// hall is not painted again while something is dragged.

import type { Item } from "@/features/floor-plan/model/edit/document";
import type { Marks } from "@/features/floor-plan/model/edit/gestures";
import { itemBounds, outlinesOf, union, wordsOf } from "@/features/floor-plan/model/edit/shapes";
import { type Point, pathOf } from "@/features/floor-plan/model/geometry";
import { letters } from "@/features/floor-plan/model/labels";
import { toStage, type Viewport } from "@/features/floor-plan/model/viewport";
import classes from "./Editor.module.css";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN_PX = 4;

export const itemShapeId = (id: string) => `item-${id}`;

export class Overlay {
  readonly #root: HTMLElement;
  #held: SVGSVGElement | null = null;
  #hidden: Element[] = [];
  readonly #lines: HTMLElement[] = [];
  readonly #words: HTMLElement[] = [];
  #box: HTMLElement | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Takes things off the drawing and into the hand. */
  hold(items: readonly Item[], view: Viewport): void {
    this.#hidden = items.flatMap(
      ({ id }) => document.getElementById(itemShapeId(id))?.closest<SVGElement>("[data-item]") ?? [],
    );
    for (const element of this.#hidden) element.setAttribute("data-held", "");
    // The marks of the pick would stay behind.
    this.#root.parentElement?.setAttribute("data-holding", "");
    this.show(items, view);
  }

  /** Draws things as they would be. */
  show(items: readonly Item[], view: Viewport): void {
    this.#held?.remove();
    this.#held = null;
    if (items.length === 0) return;
    const bounds = union(items.map(itemBounds));
    const room = { width: this.#root.clientWidth, height: this.#root.clientHeight };
    const [left, top] = toStage(view, [bounds.left, bounds.top]);
    const [right, bottom] = toStage(view, [bounds.right, bounds.bottom]);
    // What is far outside the stage is not drawn: a picture of that size would be slow.
    const x = Math.max(left, -room.width) - 20;
    const y = Math.max(top, -room.height) - 20;
    const width = Math.min(right, 2 * room.width) - x + 20;
    const height = Math.min(bottom, 2 * room.height) - y + 20;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", classes.held ?? "");
    svg.style.left = `${x}px`;
    svg.style.top = `${y}px`;
    svg.setAttribute("width", String(Math.max(1, width)));
    svg.setAttribute("height", String(Math.max(1, height)));
    const d = items.flatMap((item) =>
      outlinesOf(item).map(({ points, closed }) => {
        const there = points.map((point): Point => {
          const [px, py] = toStage(view, point);
          return [px - x, py - y];
        });
        return closed ? pathOf(there) : pathOf(there).slice(0, -1);
      }),
    );
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d.join(""));
    svg.append(path, ...codesOn(items, view, [x, y]));
    this.#root.append(svg);
    this.#held = svg;
  }

  moveBy(dx_px: number, dy_px: number): void {
    if (this.#held !== null) this.#held.style.transform = `translate(${dx_px}px, ${dy_px}px)`;
  }

  turnBy(degrees: number, [x, y]: Point): void {
    if (this.#held === null) return;
    const [left, top] = [Number.parseFloat(this.#held.style.left), Number.parseFloat(this.#held.style.top)];
    this.#held.style.transformOrigin = `${x - left}px ${y - top}px`;
    this.#held.style.transform = `rotate(${degrees}deg)`;
  }

  /** Guides, and distances with their lengths. */
  marks(marks: Marks, view: Viewport, length: (mm: number) => string): void {
    let line = 0;
    let word = 0;
    const draw = (from: Point, to: Point, className: string | undefined) => {
      const [ax, ay] = toStage(view, from);
      const [bx, by] = toStage(view, to);
      const element = this.#pooled(this.#lines, line);
      line += 1;
      element.className = `${classes.line} ${className ?? ""}`;
      const thick = 1;
      place(
        element,
        Math.min(ax, bx),
        Math.min(ay, by),
        Math.max(thick, Math.abs(bx - ax)),
        Math.max(thick, Math.abs(by - ay)),
      );
    };
    for (const { axis, at, from, to } of marks.guides) {
      if (axis === "x") draw([at, from], [at, to], classes.guide);
      else draw([from, at], [to, at], classes.guide);
    }
    for (const gap of marks.gaps) {
      const [from, to]: [Point, Point] =
        gap.axis === "x"
          ? [
              [gap.from, gap.across],
              [gap.to, gap.across],
            ]
          : [
              [gap.across, gap.from],
              [gap.across, gap.to],
            ];
      draw(from, to, gap.isEqual ? classes.equal : classes.gap);
      const [x, y] = toStage(view, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
      this.#say(word, x, y, length(gap.to - gap.from), gap.isEqual ? classes.equalWord : undefined);
      word += 1;
    }
    for (const element of this.#lines.slice(line)) element.hidden = true;
    for (const element of this.#words.slice(word)) element.hidden = true;
  }

  /** A word beside a point of the stage. */
  say(at: Point, text: string): void {
    this.#say(0, at[0], at[1], text, undefined);
  }

  #say(index: number, x: number, y: number, text: string, className: string | undefined): void {
    const element = this.#pooled(this.#words, index);
    element.className = `${classes.word} ${className ?? ""}`;
    element.textContent = text;
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
  }

  #pooled(pool: HTMLElement[], index: number): HTMLElement {
    const known = pool[index];
    if (known !== undefined) {
      known.hidden = false;
      return known;
    }
    const made = document.createElement("div");
    pool.push(made);
    this.#root.append(made);
    return made;
  }

  box([ax, ay]: Point, [bx, by]: Point): void {
    if (this.#box === null) {
      this.#box = document.createElement("div");
      this.#box.className = classes.box ?? "";
      this.#root.append(this.#box);
    }
    place(this.#box, Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax), Math.abs(by - ay));
  }

  /** Lines on their way: a polygon, a measure. */
  path(points: readonly Point[], view: Viewport, closed = false): void {
    const there = points.map((point) => toStage(view, point));
    this.#held?.remove();
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", classes.held ?? "");
    const xs = there.map(([x]) => x);
    const ys = there.map(([, y]) => y);
    const [x, y] = [Math.min(...xs) - MARGIN_PX, Math.min(...ys) - MARGIN_PX];
    svg.style.left = `${x}px`;
    svg.style.top = `${y}px`;
    svg.setAttribute("width", String(Math.max(...xs) - x + MARGIN_PX));
    svg.setAttribute("height", String(Math.max(...ys) - y + MARGIN_PX));
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", classes.drawn ?? "");
    const d = pathOf(there.map(([px, py]): Point => [px - x, py - y]));
    path.setAttribute("d", closed ? d : d.slice(0, -1));
    svg.append(path);
    this.#root.append(svg);
    this.#held = svg;
  }

  clear(): void {
    for (const element of this.#hidden) element.removeAttribute("data-held");
    this.#hidden = [];
    this.#root.parentElement?.removeAttribute("data-holding");
    this.#held?.remove();
    this.#held = null;
    this.#box?.remove();
    this.#box = null;
    for (const element of [...this.#lines, ...this.#words]) element.hidden = true;
  }
}

/** More words than this in the hand cost frames, and are read by nobody. */
const MOST_CODES = 150;
const READABLE_PX = 7;

/** The codes of booths in the hand, where the drawing has them. */
function codesOn(items: readonly Item[], view: Viewport, [left, top]: Point): SVGTextElement[] {
  if (items.length > MOST_CODES) return [];
  return items.flatMap((item) => {
    const words = item.type === "booth" ? wordsOf(item) : null;
    if (item.type !== "booth" || words === null) return [];
    const size_px = letters(words.size, item.code).code_mm * view.scale;
    if (size_px < READABLE_PX) return [];
    const [x, y] = toStage(view, words.at);
    const text = document.createElementNS(SVG, "text");
    text.setAttribute("x", String(x - left));
    text.setAttribute("y", String(y - top + size_px * 0.35));
    text.setAttribute("font-size", String(size_px));
    text.textContent = item.code;
    return text;
  });
}

function place(element: HTMLElement, x: number, y: number, width: number, height: number): void {
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  element.style.width = `${Math.round(width)}px`;
  element.style.height = `${Math.round(height)}px`;
}
