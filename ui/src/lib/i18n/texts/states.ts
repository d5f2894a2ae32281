import type { Texts } from "@/lib/i18n/text";

export const states = {
  loading: { id: "Memuat…", en: "Loading…" },
  failed: { id: "Belum berhasil", en: "That did not work" },
  retry: { id: "Coba lagi", en: "Try again" },
  cancel: { id: "Batalkan", en: "Cancel" },
  cancelling: { id: "Membatalkan…", en: "Cancelling…" },
  close: { id: "Tutup", en: "Close" },
  broken: { id: "Layar ini berhenti", en: "This screen has stopped" },
  broken_help: {
    id: "Ada kesalahan pada program. Data sudah tersimpan. Muat ulang jendela; bila terulang, kirim catatan ini ke pengelola program.",
    en: "The program made a mistake. Your data is saved. Reload the window; if it happens again, send this note to whoever looks after the program.",
  },
  reload: { id: "Muat ulang", en: "Reload" },
  no_window: { id: "Buka dari program JakCraft", en: "Open this from the JakCraft program" },
  no_window_help: {
    id: "Halaman ini hanya bekerja di jendela JakCraft.",
    en: "This page works in the JakCraft window only.",
  },
  count_of: { id: "{{done}} dari {{total}}", en: "{{done}} of {{total}}" },
  stage_reading: { id: "Membaca berkas", en: "Reading the file" },
  stage_understanding: { id: "Memahami isinya", en: "Understanding it" },
  stage_backing_up: { id: "Membuat cadangan", en: "Making a backup" },
  stage_writing: { id: "Menyimpan", en: "Saving" },
  stage_planning: { id: "Membagi stan", en: "Assigning booths" },
  stage_printing: { id: "Menyusun halaman", en: "Laying out pages" },
} satisfies Texts;
