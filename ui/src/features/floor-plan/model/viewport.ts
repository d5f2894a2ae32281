// What of the floor the stage shows. A gesture moves the drawn layer as a whole; only at its end is it drawn anew.

import { type Bounds, centre, type Point } from "./geometry";

/** `scale` pixels to the millimetre; `x`, `y` is the point of the floor in the stage's top left corner. */
export interface Viewport {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** From a whole exhibition hall on a small screen to a booth that fills it. */
const MOST_SCALE = 0.5;
const LEAST_SCALE = 0.001;

const clamp = (scale: number) => Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));

function centred(bounds: Bounds, scale: number, stage: Size): Viewport {
  const [x, y] = centre(bounds);
  return { scale, x: x - stage.width / 2 / scale, y: y - stage.height / 2 / scale };
}

/** Shows all of the bounds, with a margin in pixels. */
export function showing(bounds: Bounds, stage: Size, margin_px = 24): Viewport {
  const width = Math.max(1, bounds.right - bounds.left);
  const depth = Math.max(1, bounds.bottom - bounds.top);
  const scale = Math.min(
    Math.max(1, stage.width - 2 * margin_px) / width,
    Math.max(1, stage.height - 2 * margin_px) / depth,
  );
  return centred(bounds, clamp(scale), stage);
}

/** Goes to the bounds, near enough to read a booth, and no nearer than one already is. */
export function flyTo(now: Viewport, bounds: Bounds, stage: Size): Viewport {
  const whole = showing(bounds, stage, 80).scale;
  const readable = 0.03;
  return centred(bounds, Math.min(whole, Math.max(now.scale, readable)), stage);
}

/** Moves the floor with the hand, by pixels. */
export function pan(view: Viewport, dx_px: number, dy_px: number): Viewport {
  return { ...view, x: view.x - dx_px / view.scale, y: view.y - dy_px / view.scale };
}

/** Nearer or farther; the point under the hand, in pixels of the stage, stays where it is. */
export function zoom(view: Viewport, factor: number, [px, py]: Point): Viewport {
  const scale = clamp(view.scale * factor);
  return { scale, x: view.x + px / view.scale - px / scale, y: view.y + py / view.scale - py / scale };
}

export function toFloor(view: Viewport, [px, py]: Point): Point {
  return [view.x + px / view.scale, view.y + py / view.scale];
}

export function toStage(view: Viewport, [x, y]: Point): Point {
  return [(x - view.x) * view.scale, (y - view.y) * view.scale];
}

/** How the layer that was drawn for one view is moved to show another: a CSS transform from its top left corner. */
export function transform(drawn: Viewport, shown: Viewport): string {
  const factor = shown.scale / drawn.scale;
  const dx = (drawn.x - shown.x) * shown.scale;
  const dy = (drawn.y - shown.y) * shown.scale;
  return `translate(${dx}px, ${dy}px) scale(${factor})`;
}

export const isSame = (one: Viewport, other: Viewport): boolean =>
  one.scale === other.scale && one.x === other.x && one.y === other.y;

/** Whether any of the bounds is outside what the stage shows. */
export function isOutside(view: Viewport, bounds: Bounds, stage: Size): boolean {
  const [left, top] = toStage(view, [bounds.left, bounds.top]);
  const [right, bottom] = toStage(view, [bounds.right, bounds.bottom]);
  return left < 0 || top < 0 || right > stage.width || bottom > stage.height;
}

/**
 * What of the floor the layer shows, as an SVG has it: twice the stage each way, so that a pan shows floor and not blank.
 * Its size is said in pixels: WebKit lays out every word of an SVG whose size is a share of its box, whenever anything
 * on the page changes.
 */
export function layerBox(drawn: Viewport, { width, height }: Size) {
  const [left, top] = [drawn.x - width / 2 / drawn.scale, drawn.y - height / 2 / drawn.scale];
  return {
    viewBox: [left, top, (width * 2) / drawn.scale, (height * 2) / drawn.scale].join(" "),
    width: width * 2,
    height: height * 2,
    preserveAspectRatio: "none",
  } as const;
}

export type LayerBox = ReturnType<typeof layerBox>;
