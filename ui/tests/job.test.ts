// The main job in the real window, from an empty workspace to paper.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Desk, DIALOG, fixture, isPdf, KEYS } from "./desk";
import { beginEvent } from "./steps";

it("goes from an empty workspace to booths and a floor plan on paper", async () => {
  const desk = await Desk.open();
  const out = await beginEvent(desk, "JakCraft 2026");

  // A list, with a column and a cell corrected.
  await desk.press("Impor");
  await desk.answers(fixture("pendaftaran-berantakan.csv"));
  await desk.press("Pilih berkas…");
  await desk.sees("pendaftaran-berantakan.csv");
  await desk.choose("Kolom Catatan dibaca sebagai", "Disimpan saja, tidak dipakai");
  await desk.press("Periksa daftar");
  await desk.sees("Hasil pemeriksaan");
  desk.shot("import-check");
  await desk.fill("Baris 66, kolom Nama Usaha: isi yang benar", "Sanggar Tanpa Nama");
  await desk.keys(KEYS.enter);
  await desk.sees("Baris 66, kolom Nama Usaha: Sanggar Tanpa Nama");
  await desk.press("Impor 70 baris");
  await desk.sees("sudah diimpor");

  // Every double decided: the first merged, the others kept.
  const rest = await desk.in(
    () => /Putuskan (\d+) baris kembar/.exec(document.body.textContent ?? "")?.[1] ?? "0",
  );
  expect(Number(rest)).toBeGreaterThanOrEqual(2);
  await desk.press(`Putuskan ${rest} baris kembar`);
  desk.shot("import-held");
  await desk.press("Gabungkan ke Griya Tapak Dara");
  for (let left = Number(rest) - 1; left > 0; left -= 1) {
    await desk.sees(`Ditahan (${left})`);
    await desk.press("Jadikan usaha lain");
  }
  await desk.sees("Tidak ada baris yang ditahan");

  // Accepted, all of them.
  await desk.press("Peserta");
  await desk.press("Pilih semua");
  await desk.press("Ubah status");
  await desk.choose("Status baru", "Diterima");
  await desk.fill("Alasan (wajib)", "Kurasi 2 November");
  desk.shot("exhibitors-move");
  const movable = await desk.in(() => /Ubah (\d+) peserta/.exec(document.body.textContent ?? "")?.[1] ?? "0");
  await desk.press(`Ubah ${movable} peserta`);
  await desk.sees(`${movable} peserta menjadi Diterima`);

  // Booths, planned, one moved by hand, one shared.
  await desk.press("Denah");
  await desk.fill("Nama area", "Balairung");
  await desk.fill("Lebar (m)", "40");
  await desk.fill("Panjang (m)", "25");
  await desk.press("Susun stan");
  await desk.sees("stan disusun di Balairung");
  await desk.press("Bagikan stan");
  await desk.sees("mendapat stan");
  await desk.sees("Belum dapat stan (0)");
  desk.shot("floor-plan");
  const [free] = await desk.in(() =>
    [...document.querySelectorAll("[role=option]")]
      .map((booth) => booth.getAttribute("aria-label") ?? "")
      .filter((name) => name.includes("Kosong")),
  );
  expect(free).toBeDefined();
  const booth = /[A-Z]-\d+/.exec(free ?? "")?.[0] ?? "";
  await desk.fill("Cari stan atau peserta", booth);
  // The first Enter flies there, the second opens it.
  await desk.keys(KEYS.enter);
  await desk.keys(KEYS.enter);
  await desk.sees(`Stan ${booth}`);
  await desk.fill("Tempatkan di sini", "Butik Kemuning");
  await desk.keys(KEYS.down);
  await desk.keys(KEYS.enter);
  desk.shot("floor-plan-placing");
  await desk.sees(`Butik Kemuning di ${booth}`);
  await desk.press("Bagi stan");
  await desk.fill("Dengan siapa", "Cipta Cempaka");
  await desk.keys(KEYS.down);
  await desk.keys(KEYS.enter);
  await desk.press("Bagi stan", DIALOG);
  await desk.sees("Berbagi stan: Butik Kemuning + Cipta Cempaka");
  desk.shot("floor-plan-shared");
  await desk.press("Cetak PDF");
  await desk.answers(join(out, "denah.pdf"));
  await desk.press("Cetak PDF", DIALOG);
  await desk.sees("halaman, skala 1 :");
  expect(isPdf(join(out, "denah.pdf"))).toBe(true);
  await desk.keys(KEYS.escape);
  await desk.gone(DIALOG);

  // Badges for everybody who minds a booth.
  await desk.goTo("/id-card");
  const cards = await desk.find("//button[contains(., 'Buat PDF')]", "the button that makes the badges");
  await desk.click(cards);
  await desk.sees("kartu di");
  desk.shot("badges-made");
  const made = readdirSync(join(out, "pameran.cetakan"));
  expect(made.filter((name) => isPdf(join(out, "pameran.cetakan", name)))).toHaveLength(1);
  await desk.goTo("/ringkasan");
  await desk.sees("Semua langkah selesai");
  await desk.close();
  desk.forget();
});

it("takes at most six clicks from the first start to the sample's badges", async () => {
  const desk = await Desk.open();
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");
  await desk.goTo("/id-card");
  await desk.click(await desk.find("//button[contains(., 'Buat PDF')]", "the button that makes the badges"));
  await desk.sees("82 kartu di");
  const folder = join(desk.folder, "data", "jakcraft", "contoh-jakcraft-2019.cetakan");
  const [made = ""] = readdirSync(folder);
  expect(isPdf(join(folder, made))).toBe(true);
  expect(desk.clicks).toBeLessThanOrEqual(6);
  await desk.close();
  desk.forget();
});
