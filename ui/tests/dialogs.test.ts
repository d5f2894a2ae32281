// The steps of the import and the dialogs, which no address leads to: no rule of accessibility is broken, and a picture of
// each is kept, light and dark.

import { join } from "node:path";
import { expect, it } from "vitest";
import { Desk, DIALOG, fixture, KEYS } from "./desk";

/** Looks at what is open, in both themes, and closes a dialog. */
const looking = (desk: Desk) => ({
  seen: async (name: string) => {
    for (const theme of ["light", "dark"]) {
      await desk.in((scheme) => {
        document.documentElement.dataset.mantineColorScheme = scheme;
      }, theme);
      await desk.settled();
      desk.shot(`1366-id-${theme}-${name}`);
      expect({ [name]: await desk.violations() }).toEqual({ [name]: [] });
    }
  },
  closed: async () => {
    await desk.keys(KEYS.escape);
    await desk.gone(DIALOG);
  },
});

it("shows every step of the import and every dialog", async () => {
  const desk = await Desk.open();
  const { seen, closed } = looking(desk);
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");

  await desk.goTo("/impor");
  await desk.answers(fixture("pendaftaran-berantakan.csv"));
  await desk.press("Pilih berkas…");
  await desk.sees("Kolom daftar dan isiannya");
  await seen("impor-kolom");
  await desk.press("Periksa daftar");
  await desk.sees("Hasil pemeriksaan");
  await seen("impor-periksa");
  await desk.click(await desk.find("//button[starts-with(normalize-space(.), 'Impor ')]", "the import"));
  await desk.sees("sudah diimpor");
  await seen("impor-selesai");
  await desk.click(await desk.find("//*[@role='tab'][contains(., 'Ditahan')]", "the held rows"));
  await desk.find("//button[starts-with(normalize-space(.), 'Jadikan usaha lain')]", "a held row");
  await seen("impor-ditahan");

  await desk.goTo("/peserta");
  await desk.press("Pilih semua");
  await desk.press("Ubah status");
  await desk.choose("Status baru", "Mengundurkan diri");
  await desk.sees("akan berubah status");
  await seen("dialog-status");
  await closed();
  await desk.press("Lepas pilihan");
  await desk.click(await desk.find("(//*[@role='row'])[3]", "a row"));
  await desk.fill("Pemilik", "Sari Dewi");
  await desk.sees("Mengapa namanya lain?");
  await seen("peserta-pemilik");
  await desk.press("Tutup", "//aside");
  await desk.find(DIALOG, "the question");
  await seen("dialog-belum-disimpan");
  await desk.press("Buang perubahan", DIALOG);
  await desk.gone("//aside");

  await desk.goTo("/pengaturan");
  await desk.press("Peran");
  await desk.press("Tambah peran");
  await seen("pengaturan-peran-baru");
  await desk.press("Batal");
  await desk.press("Berkas dan cadangan");
  await desk.press("Cadangkan sekarang");
  await desk.click(await desk.find("//button[starts-with(@aria-label, 'Pulihkan salinan')]", "a backup"));
  await desk.find(DIALOG, "the restore");
  await seen("dialog-pulihkan");
  await closed();

  await desk.in(() => (document.activeElement as HTMLElement | null)?.blur());
  await desk.keys("?");
  await desk.find(DIALOG, "the shortcuts");
  await seen("dialog-pintasan");
  await closed();
  await desk.click(
    await desk.find("//header//button[starts-with(@aria-label, 'Pilih pameran')]", "the events"),
  );
  await desk.press("Buat pameran baru");
  await desk.find(`${DIALOG}//form`, "the form of an event");
  await seen("dialog-pameran-baru");
  await desk.close();
  desk.forget();
});

it("shows every dialog of the floor plan", async () => {
  const desk = await Desk.open();
  const { seen, closed } = looking(desk);
  await desk.press("Coba contoh JakCraft 2019");
  await desk.sees("Langkah berikutnya");
  await desk.goTo("/denah");

  await desk.press("Cetak PDF");
  await desk.find(DIALOG, "the papers");
  await seen("dialog-cetak-denah");
  await desk.choose("Yang dibuat", "Denah listrik (PDF)");
  await desk.sees("sirkuit");
  await seen("dialog-cetak-listrik");
  await desk.choose("Yang dibuat", "Gambar (PNG)");
  await seen("dialog-cetak-png");
  await desk.choose("Yang dibuat", "Daftar nama fascia (PDF)");
  await desk.answers(join(desk.folder, "fascia.pdf"));
  await desk.press("Cetak PDF", DIALOG);
  await desk.sees("fascia.pdf");
  await seen("dialog-cetak-selesai");
  await closed();

  await desk.press("Susun");
  await desk.sees("Tersimpan");
  const hall = async (line: string, name: string) => {
    await desk.press("Kelola area");
    await desk.press(line);
    await desk.find(DIALOG, line);
    await seen(name);
    await closed();
  };
  await hall("Tambah area", "dialog-area-baru");
  await hall("Salin area", "dialog-area-salin");
  await hall("Hapus area ini", "dialog-area-hapus");
  await desk.press("Nomori");
  await desk.find(DIALOG, "the numbering");
  await seen("dialog-nomori");
  await closed();
  await desk.close();
  desk.forget();
});
