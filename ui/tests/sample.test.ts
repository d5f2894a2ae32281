// The sample in the real window: opened, looked through by keyboard, found again at the next start.

import { expect, it } from "vitest";
import { Desk, KEYS } from "./desk";

it("opens the sample, undoes across a restart, and finds what was open", async () => {
  let desk = await Desk.open();
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");
  expect(await desk.violations()).toEqual([]);
  desk.shot("overview");
  await desk.keys(KEYS.control, "k");
  await desk.close();
  desk = await Desk.open({ folder: desk.folder });
  await desk.sees("JakCraft");
  await desk.close();
  desk.forget();
});
