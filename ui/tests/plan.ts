// The hand on the plan: a driver's click knows no groups of a drawing, so a mouse goes to places.

import { type Desk, KEYS } from "./desk";

export interface Place {
  x: number;
  y: number;
}

/** The middle of a thing on the stage by the beginning of its name, in pixels of the window. */
export async function middleOf(desk: Desk, name: string): Promise<Place> {
  await desk.find(`//*[@role='option' and starts-with(@aria-label, '${name}')]`, `${name} on the plan`);
  return desk.in((wanted) => {
    const shape = document.querySelector(`[role=option][aria-label^="${wanted}"]`);
    const box = (shape as Element).getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }, name);
}

export async function clickAt(desk: Desk, at: Place): Promise<void> {
  await desk.browser
    .action("pointer")
    .move({ ...at, duration: 0 })
    .down()
    .up()
    .perform();
}

/** Picks a thing; with Shift it joins what is picked. */
export async function pick(desk: Desk, name: string, isAdding = false): Promise<void> {
  const at = await middleOf(desk, name);
  if (!isAdding) return clickAt(desk, at);
  // The key stays down while the mouse clicks.
  await desk.browser.action("key").down(KEYS.shift).perform(true);
  await desk.browser
    .action("pointer")
    .move({ ...at, duration: 0 })
    .down()
    .up()
    .perform(true);
  await desk.browser.releaseActions();
}

/** Takes a thing into the hand, and keeps it there. */
export async function takeUp(desk: Desk, name: string): Promise<void> {
  await desk.browser
    .action("pointer")
    .move({ ...(await middleOf(desk, name)), duration: 0 })
    .down()
    .move({ origin: "pointer", x: 40, y: 30, duration: 200 })
    .perform(true);
  await desk.browser.waitUntil(() => desk.in(() => document.querySelector("[data-holding]") !== null), {
    timeoutMsg: `${name} is not in the hand`,
  });
}

/** Where millimetres of the floor are in the window, for an outline that begins at nought and is so wide. */
export async function floorOf(desk: Desk, width_mm: number): Promise<(x: number, y: number) => Place> {
  const outline = await desk.in(() => {
    const box = (
      document.querySelector("[role=listbox][data-shares-keys] svg path") as Element
    ).getBoundingClientRect();
    return { left: box.left, top: box.top, width: box.width };
  });
  const scale = outline.width / width_mm;
  return (x, y) => ({ x: Math.round(outline.left + x * scale), y: Math.round(outline.top + y * scale) });
}

/** Everything on the plan: its name and its shape. */
export function drawnOf(desk: Desk): Promise<string[]> {
  return desk.in(() =>
    [...document.querySelectorAll("[role=listbox][data-shares-keys] [role=option]")]
      .map((option) => {
        const path = option.matches("path") ? option : option.querySelector("path");
        return `${option.getAttribute("aria-label")} ${path?.getAttribute("d")}`;
      })
      .toSorted(),
  );
}

/** Waits until so many things are on the plan and all of it is saved. */
export async function holds(desk: Desk, count: number): Promise<void> {
  await desk.browser.waitUntil(
    async () => (await drawnOf(desk)).length === count && (await desk.text()).includes("Tersimpan"),
    { timeoutMsg: `the plan does not come to ${count} things` },
  );
}
