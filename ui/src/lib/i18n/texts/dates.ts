import type { Texts } from "@/lib/i18n/text";

/** The buttons of a calendar, for screen readers. */
export const dates = {
  next_month: { id: "Bulan berikutnya", en: "Next month" },
  previous_month: { id: "Bulan sebelumnya", en: "Previous month" },
  next_year: { id: "Tahun berikutnya", en: "Next year" },
  previous_year: { id: "Tahun sebelumnya", en: "Previous year" },
  next_decade: { id: "Dasawarsa berikutnya", en: "Next decade" },
  previous_decade: { id: "Dasawarsa sebelumnya", en: "Previous decade" },
} satisfies Texts;
