// Lots in the real window: keyed by hand on the projector, taken back, kept through a power cut, ended in the minutes.

import { join } from "node:path";
import { expect, it } from "vitest";
import { Desk, DIALOG, isPdf, KEYS } from "./desk";

/** What stands on the projector. */
const HALL = "//*[@role='dialog' and @aria-label='Tampilan proyektor']";

async function lift(desk: Desk, booth: string): Promise<void> {
  await desk.fill("Cari stan atau peserta", booth);
  await desk.keys(KEYS.enter);
  await desk.keys(KEYS.enter);
  await desk.sees(`Stan ${booth}`);
  await desk.press("Kosongkan");
  await desk.sees("Belum dapat stan");
  await desk.keys(KEYS.escape);
}

/** Types a lot and keeps it, with the keyboard alone. */
async function key(desk: Desk, value: string, kept: string): Promise<void> {
  await desk.type(value);
  await desk.sees("Enter untuk menyimpan");
  await desk.keys(KEYS.enter);
  await desk.sees(kept);
}

it("keeps each lot that is keyed, takes the last back, survives a power cut, and ends in minutes", async () => {
  let desk = await Desk.open();
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");
  await desk.goTo("/denah");
  await desk.sees("Belum dapat stan");
  for (const booth of ["A-01", "A-02", "A-03"]) await lift(desk, booth);

  await desk.goTo("/undian");
  await desk.sees("Belum ada undian");
  desk.shot("lots-empty");
  await desk.press("Buat undian");
  await desk.fill("Nama undian", "Undian stan");
  desk.shot("lots-begin");
  await desk.press("Buat undian", DIALOG);
  await desk.sees("Terbuka");
  await desk.press("Tampilan proyektor");
  await desk.find(HALL, "the projector");
  expect(await desk.violations()).toEqual([]);

  // A booth that somebody has is refused in words, before and after Enter.
  await desk.type("A-04");
  await desk.sees("sudah ditempati");
  desk.shot("lots-refused");
  await desk.keys(KEYS.enter);
  await desk.sees("Tidak ada yang disimpan");
  await desk.keys(KEYS.escape);

  await key(desk, "A-03", "mendapat A-03");
  await key(desk, "A-01", "mendapat A-01");
  desk.shot("lots-projector");
  await desk.keys(KEYS.control, "z");
  await desk.sees("Diurungkan: Stan A-01");

  // Who is absent is passed over; that is taken back like a lot.
  await desk.keys(KEYS.control, "l");
  await desk.sees("Mengapa dilewati");
  desk.shot("lots-pass");
  expect(await desk.violations()).toEqual([]);
  await desk.keys(KEYS.enter);
  await desk.sees("1 dilewati");
  desk.shot("lots-passed");
  expect(await desk.violations()).toEqual([]);
  await desk.keys(KEYS.control, "z");
  await desk.sees("Diurungkan: Dilewatinya");

  // The power goes while a lot is in the hand: that one alone is lost.
  await desk.type("A-01");
  await desk.sees("Enter untuk menyimpan");
  const { folder } = desk;
  await desk.kill();
  desk = await Desk.open({ folder });
  await desk.press("contoh-jakcraft-2019");
  await desk.goTo("/undian");
  await desk.press("Undian stan");
  await desk.sees("1 dari 3 peserta");
  await desk.press("Tampilan proyektor");
  await desk.find(HALL, "the projector");
  await key(desk, "A-01", "mendapat A-01");
  await key(desk, "A-02", "mendapat A-02");
  await desk.sees("Semua peserta sudah mendapat stan");
  desk.shot("lots-done");
  await desk.keys(KEYS.escape);
  await desk.gone(HALL);

  await desk.fill("Nomor", "12/PAN/XI/2019");
  await desk.fill("Tempat", "Ruang Pola");
  await desk.fill("Nama penanda tangan 1", "Siti Aminah");
  await desk.press("Simpan berita acara");
  await desk.sees("Berita acara disimpan");
  await desk.press("Tutup undian");
  await desk.press("Tutup undian", DIALOG);
  await desk.sees("Ditutup");
  const out = join(folder, "berita-acara.pdf");
  await desk.answers(out);
  await desk.press("Cetak berita acara");
  await desk.sees("Berita acara, 1 halaman");
  expect(isPdf(out)).toBe(true);
  desk.shot("lots-closed");
  expect(await desk.violations()).toEqual([]);
  await desk.close();
  desk.forget();
});

it.each([
  [1366, 768, "Terang"],
  [1366, 768, "Gelap"],
  [1920, 1080, "Terang"],
  [1920, 1080, "Gelap"],
] as const)("can be read in a hall at %i x %i, %s", async (width, height, theme) => {
  const desk = await Desk.open({ width, height });
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");
  await desk.press("Tampilan");
  await desk.press(theme);
  await desk.keys(KEYS.escape);
  await desk.goTo("/denah");
  await desk.sees("Belum dapat stan");
  await lift(desk, "A-01");
  await lift(desk, "A-02");
  await desk.goTo("/undian");
  await desk.press("Buat undian");
  await desk.fill("Nama undian", "Undian stan");
  await desk.press("Giliran dengan benih", DIALOG);
  await desk.press("Buat undian", DIALOG);
  await desk.press("Tampilan proyektor");
  await desk.find(HALL, "the projector");
  const look = `${width}-${theme}`;
  desk.shot(`lots-seed-${look}`);
  expect(await desk.violations()).toEqual([]);
  await desk.type("JakCraft 2019");
  await desk.keys(KEYS.enter);
  await desk.sees("Yang memilih, giliran 1");
  await desk.type("A-04");
  await desk.sees("sudah ditempati");
  desk.shot(`lots-hall-${look}`);
  expect(await desk.violations()).toEqual([]);
  await desk.keys(KEYS.escape);
  await desk.keys(KEYS.escape);
  await desk.gone(HALL);
  desk.shot(`lots-screen-${look}`);
  expect(await desk.violations()).toEqual([]);
  await desk.close();
  desk.forget();
});
