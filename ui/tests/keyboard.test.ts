// The real window, worked with the keyboard alone.

import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Desk, DIALOG, fixture, isPdf, KEYS } from "./desk";
import { fingers } from "./fingers";

it("finds, opens, places and undoes without a mouse", async () => {
  const desk = await Desk.open();
  const { focused, tabTo } = fingers(desk);
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
  await desk.type("D-06");
  await desk.keys(KEYS.enter);
  await desk.keys(KEYS.enter);
  await desk.sees("Stan D-06");
  await tabTo("Tempatkan di sini");
  await desk.type("Butik Bahari");
  await desk.keys(KEYS.down);
  await desk.keys(KEYS.enter);
  await desk.sees("Butik Bahari di D-06");
  await desk.keys(KEYS.control, "z");
  await desk.sees("Diurungkan: Peserta ditempatkan");
  await desk.close();
  desk.forget();
});

it("does the whole job without a mouse", async () => {
  const desk = await Desk.open();
  const { tabTo, press, fill, goTo, choose } = fingers(desk);
  const out = join(desk.folder, "home");
  mkdirSync(out, { recursive: true });
  const number = (pattern: RegExp) =>
    desk.in((source) => new RegExp(source).exec(document.body.textContent ?? "")?.[1] ?? "0", pattern.source);

  // An event.
  await desk.answers(join(out, "pameran.jakcraft"));
  await press("Buat pameran baru");
  await desk.find("//form", "the form of the event");
  await fill("Nama pameran", "JakCraft 2026");
  await fill("Hari pertama", "1/12/2026");
  await fill("Hari terakhir", "3/12/2026");
  await desk.keys(KEYS.tab);
  await press("Buat pameran");
  await desk.sees("Pameran ini belum punya peserta");

  // A list, with a column and a cell corrected.
  await goTo("impor", "/impor");
  await desk.answers(fixture("pendaftaran-berantakan.csv"));
  await press("Pilih berkas…");
  await desk.sees("pendaftaran-berantakan.csv");
  await tabTo("Kolom Catatan dibaca sebagai");
  await desk.keys(KEYS.home);
  await desk.sees("Anda pilih");
  await press("Periksa daftar");
  await desk.sees("Hasil pemeriksaan");
  await fill("Baris 66, kolom Nama Usaha", "Sanggar Tanpa Nama");
  await desk.keys(KEYS.enter);
  await desk.sees("Baris 66, kolom Nama Usaha: Sanggar Tanpa Nama");
  await press("Impor 70 baris");
  await desk.sees("sudah diimpor");

  // Every double decided.
  const held = Number(await number(/Putuskan (\d+) baris kembar/));
  expect(held).toBeGreaterThanOrEqual(2);
  await press(`Putuskan ${held} baris kembar`);
  await press("Gabungkan ke Griya Tapak Dara");
  for (let left = held - 1; left > 0; left -= 1) {
    await desk.sees(`Ditahan (${left})`);
    await press("Jadikan usaha lain");
  }
  await desk.sees("Tidak ada baris yang ditahan");

  // Accepted, all of them.
  await goTo("peserta", "/peserta");
  await tabTo("Pilih semua");
  await desk.keys(" ");
  await press("Ubah status");
  await desk.find(DIALOG, "the move");
  await tabTo("Status baru");
  await choose("Diterima");
  await fill("Alasan (wajib)", "Kurasi 2 November");
  const movable = await number(/Ubah (\d+) peserta/);
  await press(`Ubah ${movable} peserta`);
  await desk.sees(`${movable} peserta menjadi Diterima`);
  await desk.gone(DIALOG);

  // Booths, given away, and the plan on paper.
  await goTo("denah", "/denah");
  await fill("Nama area", "Balairung");
  await fill("Lebar (m)", "40");
  await fill("Panjang (m)", "25");
  await press("Susun stan");
  await desk.sees("stan disusun di Balairung");
  await press("Bagikan stan");
  await desk.sees("mendapat stan");
  await press("Cetak PDF");
  await desk.find(DIALOG, "the choice of paper");
  await desk.answers(join(out, "denah.pdf"));
  await press("Cetak PDF");
  await desk.sees("halaman, skala 1 :");
  expect(isPdf(join(out, "denah.pdf"))).toBe(true);
  await desk.keys(KEYS.escape);
  await desk.gone(DIALOG);

  // Badges for everybody who minds a booth.
  await goTo("id card", "/id-card");
  await press("Buat PDF");
  await desk.sees("kartu di");
  const made = readdirSync(join(out, "pameran.cetakan"));
  expect(made.filter((name) => isPdf(join(out, "pameran.cetakan", name)))).toHaveLength(1);
  expect(desk.clicks).toBe(0);
  await desk.close();
  desk.forget();
});
