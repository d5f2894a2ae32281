import type { Texts } from "@/lib/i18n/text";

export const unsaved = {
  title: { id: "Perubahan belum disimpan", en: "Changes not saved" },
  question: {
    id: "Simpan perubahan pada {{what}} sebelum pindah?",
    en: "Save the changes to {{what}} before leaving?",
  },
  cannot_save: {
    id: "Perubahan pada {{what}} belum dapat disimpan karena ada isian yang keliru.",
    en: "The changes to {{what}} cannot be saved yet: some fields are wrong.",
  },
  stay: { id: "Tetap di sini", en: "Stay here" },
  discard: { id: "Buang perubahan", en: "Discard changes" },
  save: { id: "Simpan", en: "Save" },
} satisfies Texts;
