// The sample worked with the keyboard alone, in the real window.

import { expect, it } from "vitest";
import { Desk, DIALOG, KEYS } from "./desk";

it("finds, opens, places and undoes without a mouse", async () => {
  const desk = await Desk.open();
  const focused = () =>
    desk.in(() => {
      const element = document.activeElement;
      // What scrolls has the focus too, and is no field.
      if (element?.getAttribute("role") === "group") return "";
      const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return label ?? element?.getAttribute("aria-label") ?? element?.textContent?.slice(0, 60) ?? "";
    });
  const tabTo = async (name: string) => {
    const passed: string[] = [];
    while (passed.length < 40) {
      await desk.keys(KEYS.tab);
      const at = await focused();
      if (at.startsWith(name)) return;
      passed.push(at);
    }
    throw new Error(`“${name}” is not reached by Tab, but ${passed.join(", ")}`);
  };

  await tabTo("Coba contoh JakCraft 2019");
  await desk.keys(KEYS.enter);
  await desk.sees("Langkah berikutnya");

  // To a screen by the palette; to a firm by the search; into its form, and out again.
  await desk.keys(KEYS.control, "k");
  await desk.type("peserta");
  await desk.keys(KEYS.enter);
  await desk.sees("46 baris");
  await desk.gone(DIALOG);
  await desk.keys("/");
  await desk.type("galeri kana");
  await desk.sees("1 baris");
  await tabTo("Peserta");
  await desk.keys(KEYS.down);
  await desk.keys(KEYS.enter);
  await desk.find("//aside//label[normalize-space(text())='Pemilik']", "the form");
  await tabTo("Tutup");
  await desk.keys(KEYS.escape);
  await desk.gone("//aside");
  expect(await focused()).toBe("Peserta");

  // On the plan: search, Enter flies there, Enter opens, arrows go on.
  await desk.keys(KEYS.control, "k");
  await desk.type("denah");
  await desk.keys(KEYS.enter);
  await desk.sees("48 stan");
  await desk.gone(DIALOG);
  await desk.keys("/");
  await desk.type("D-02");
  await desk.keys(KEYS.enter);
  await desk.keys(KEYS.enter);
  await desk.sees("Stan D-02");
  await tabTo("Tempatkan di sini");
  await desk.type("Butik Bahari");
  await desk.keys(KEYS.down);
  await desk.keys(KEYS.enter);
  await desk.sees("Butik Bahari di D-02");
  await desk.keys(KEYS.control, "z");
  await desk.sees("Diurungkan: Peserta ditempatkan");
  await desk.close();
  desk.forget();
});
