// The floor plan, drawn in the real window: by keys and by mouse, killed in the middle of a drag, taken back.

import { expect, it } from "vitest";
import { Desk, KEYS } from "./desk";
import { middleOf, pick, takeUp } from "./plan";

/** Where a booth is picked, its place as the panel has it. */
async function placeOf(desk: Desk): Promise<string> {
  return String(await (await desk.field("X (mm)")).getValue());
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
  await takeUp(desk, "A-01");
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
