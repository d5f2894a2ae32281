import { describe, expect, it } from "vitest";
import { flyTo, isOutside, pan, showing, toFloor, toStage, transform, zoom } from "./viewport";

const stage = { width: 1000, height: 500 };
const hall = { left: 0, top: 0, right: 40_000, bottom: 25_000 };

describe("the view of a floor", () => {
  it("shows a hall whole, in the middle", () => {
    const view = showing(hall, stage);
    expect(isOutside(view, hall, stage)).toBe(false);
    expect(toFloor(view, [500, 250]).map(Math.round)).toEqual([20_000, 12_500]);
  });
  it("keeps the point under the hand while it zooms", () => {
    const view = showing(hall, stage);
    const at = [123, 77] as const;
    const [x, y] = toFloor(view, at);
    const [zx, zy] = toFloor(zoom(view, 3, at), at);
    expect([zx, zy].map(Math.round)).toEqual([x, y].map(Math.round));
  });
  it("moves the floor with the hand", () => {
    const view = showing(hall, stage);
    const [px, py] = toStage(pan(view, 30, -20), toFloor(view, [100, 100]));
    expect([px, py].map(Math.round)).toEqual([130, 80]);
  });
  it("moves a layer that was drawn before to where its points are now", () => {
    const drawn = showing(hall, stage);
    const shown = zoom(pan(drawn, 40, 10), 2, [200, 100]);
    const [, dx, dy, factor] =
      /translate\((.+)px, (.+)px\) scale\((.+)\)/.exec(transform(drawn, shown)) ?? [];
    const [px, py] = toStage(drawn, [7_000, 3_000]);
    const [wantedX, wantedY] = toStage(shown, [7_000, 3_000]);
    expect(Number(dx) + px * Number(factor)).toBeCloseTo(wantedX, 5);
    expect(Number(dy) + py * Number(factor)).toBeCloseTo(wantedY, 5);
  });
  it("goes near enough to a booth to read it, and never beyond an end", () => {
    const booth = { left: 3_000, top: 3_000, right: 6_000, bottom: 6_000 };
    const near = flyTo(showing(hall, stage), booth, stage);
    expect(isOutside(near, booth, stage)).toBe(false);
    expect(near.scale).toBeGreaterThanOrEqual(0.03);
    expect(zoom(near, 1e9, [0, 0]).scale).toBe(0.5);
    expect(zoom(near, 1e-9, [0, 0]).scale).toBe(0.001);
  });
});
