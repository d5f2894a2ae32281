// What the window has acknowledged outlives it, closed or killed.

import { expect, it } from "vitest";
import { Desk, fixture, KEYS } from "./desk";
import { beginEvent } from "./steps";

const LIST = "pameran-besar-1200.csv";

it("undoes after a restart what was done before it", async () => {
  let desk = await Desk.open();
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");
  await desk.goTo("/peserta");
  await desk.press("Tambah peserta");
  await desk.fill("Nama usaha", "Anyaman Rawa Belong");
  await desk.keys(KEYS.control, "s");
  await desk.sees("Anyaman Rawa Belong disimpan");
  await desk.close();

  desk = await Desk.open({ folder: desk.folder });
  await desk.press("contoh-jakcraft-2019");
  await desk.sees("Langkah berikutnya");
  await desk.goTo("/peserta");
  await desk.sees("47 baris");
  await desk.keys(KEYS.control, "z");
  await desk.sees("Diurungkan: Peserta ditambahkan");
  await desk.sees("46 baris");
  await desk.close();
  desk.forget();
});

it("finds a list whole or not at all after the program was killed while it took the list in", async () => {
  let desk = await Desk.open();
  await beginEvent(desk, "Pameran Besar");
  await desk.goTo("/impor");
  await desk.answers(fixture(LIST));
  await desk.press("Pilih berkas…");
  await desk.press("Periksa daftar");
  await desk.press("Impor 1.200 baris");
  // It has begun; where it is quicker than the eye, it is over.
  await desk.browser.waitUntil(async () => /Mengimpor|sudah diimpor/.test(await desk.text()), {
    interval: 10,
  });
  await desk.kill();

  desk = await Desk.open({ folder: desk.folder });
  await desk.press("pameran");
  await desk.sees("Ringkasan");
  await desk.goTo("/peserta");
  const found = await desk.browser.waitUntil(
    async () => /Belum ada peserta|[\d.]+ baris/.exec(await desk.text())?.[0] ?? "",
  );
  expect(["Belum ada peserta", "1.200 baris"]).toContain(found);

  // The workspace is sound, and takes the list now.
  if (found === "Belum ada peserta") {
    await desk.goTo("/impor");
    await desk.answers(fixture(LIST));
    await desk.press("Pilih berkas…");
    await desk.press("Periksa daftar");
    await desk.press("Impor 1.200 baris");
    await desk.sees("sudah diimpor");
  }
  await desk.close();
  desk.forget();
});
