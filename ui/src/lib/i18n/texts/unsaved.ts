import type { Texts } from "@/lib/i18n/text";

export const unsaved = {
  title: { id: "Perubahan belum disimpan", en: "Changes not saved" },
  question: {
    id: "Simpan perubahan pada {{what}} sebelum pindah?",
    en: "Save the changes to {{what}} before leaving?",
  },
  cannot_save: {
    id: "Perubahan pada {{what}} belum dapat disimpan karena ada isian yang belum benar.",
    en: "The changes to {{what}} cannot be saved yet: some fields are not right yet.",
  },
  question_close: {
    id: "Simpan perubahan pada {{what}} sebelum JakCraft ditutup?",
    en: "Save the changes to {{what}} before JakCraft closes?",
  },
  stay: { id: "Tetap di sini", en: "Stay here" },
  discard: { id: "Buang perubahan", en: "Discard changes" },
  save: { id: "Simpan", en: "Save" },
  working: { id: "Pekerjaan belum selesai", en: "Work is under way" },
  working_help: {
    id: "{{what}}: pindah layar berarti membatalkannya. Yang sudah disimpan sebelumnya tetap.",
    en: "{{what}}: leaving the screen cancels it. What was saved before stays.",
  },
  working_help_close: {
    id: "{{what}}: menutup JakCraft berarti membatalkannya. Yang sudah disimpan sebelumnya tetap.",
    en: "{{what}}: closing JakCraft cancels it. What was saved before stays.",
  },
  cancel_work_close: { id: "Batalkan dan tutup", en: "Cancel it and close" },
  cancel_work: { id: "Batalkan dan pindah", en: "Cancel it and leave" },
  wait: { id: "Tunggu selesai", en: "Wait for it" },
} satisfies Texts;
