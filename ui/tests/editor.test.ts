// The floor plan, drawn in the real window: by keys and by mouse, killed in the middle of a drag, taken back.

import { expect, it } from "vitest";
import { Desk, KEYS } from "./desk";

/** Where a booth is picked, its place as the panel has it. */
async function placeOf(desk: Desk): Promise<string> {
  return String(await (await desk.field("X (mm)")).getValue());
}

/** The middle of a booth on the stage, in pixels of the window. */
async function middleOf(desk: Desk, code: string): Promise<{ x: number; y: number }> {
  await desk.find(`//*[@role='option' and starts-with(@aria-label, '${code}')]`, `booth ${code}`);
  return desk.in((wanted) => {
    const shape = document.querySelector(`[role=option][aria-label^="${wanted}"]`);
    const box = (shape as Element).getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }, code);
}

/** Presses on a booth as a mouse does: a driver's click knows no groups of a drawing. */
async function pick(desk: Desk, code: string): Promise<void> {
  const at = await middleOf(desk, code);
  await desk.browser
    .action("pointer")
    .move({ ...at, duration: 0 })
    .down()
    .up()
    .perform();
}

it("moves a booth by keys and by mouse, and knows after a kill in the middle of a drag what was finished", async () => {
  let desk = await Desk.open();
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");
  await desk.goTo("/denah");
  await desk.press("Susun");
  await desk.sees("Susun denah");
  await middleOf(desk, "A-01");
  desk.shot("editor");
  await pick(desk, "A-01");
  const before = await placeOf(desk);
  await desk.keys(KEYS.shift, KEYS.right);
  await desk.browser.waitUntil(async () => (await placeOf(desk)) !== before);
  const nudged = await placeOf(desk);
  desk.shot("editor-picked");
  expect(await desk.violations()).toEqual([]);

  // The button stays down: what is in the hand is nobody's yet.
  const held = await middleOf(desk, "A-01");
  await desk.browser
    .action("pointer")
    .move({ ...held, duration: 0 })
    .down()
    .move({ origin: "pointer", x: 40, y: 30, duration: 200 })
    .perform(true);
  desk.shot("editor-drag");
  await desk.kill();

  desk = await Desk.open({ folder: desk.folder });
  await desk.press("contoh-jakcraft-2019");
  await desk.sees("Langkah berikutnya");
  await desk.goTo("/denah");
  await desk.press("Susun");
  await desk.sees("Susun denah");
  await pick(desk, "A-01");
  expect(await placeOf(desk)).toBe(nudged);
  await desk.keys(KEYS.control, "z");
  await desk.sees("Diurungkan:");
  await desk.browser.waitUntil(async () => (await placeOf(desk)) === before);
  await desk.close();
  desk.forget();
});
