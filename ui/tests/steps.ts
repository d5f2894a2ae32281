import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Desk, KEYS } from "./desk";

/** From the first start to an event without exhibitors; answers the folder in which its workspace lies. */
export async function beginEvent(desk: Desk, name: string): Promise<string> {
  const home = join(desk.folder, "home");
  mkdirSync(home, { recursive: true });
  await desk.answers(join(home, "pameran.jakcraft"));
  await desk.press("Buat pameran baru");
  await desk.fill("Nama pameran", name);
  for (const [label, day] of [
    ["Hari pertama", "1/12/2026"],
    ["Hari terakhir", "3/12/2026"],
  ] as const) {
    await desk.fill(label, day);
    await desk.keys(KEYS.tab);
  }
  await desk.press("Buat pameran");
  await desk.sees("Pameran ini belum punya peserta");
  return home;
}
