import type { Texts } from "@/lib/i18n/text";

export const table = {
  columns: { id: "Kolom", en: "Columns" },
  select_all: { id: "Pilih semua", en: "Select all" },
  select_row: { id: "Pilih {{name}}", en: "Select {{name}}" },
  selected: { id: "{{n}} dipilih", en: "{{n}} selected" },
  clear_selection: { id: "Lepas pilihan", en: "Clear selection" },
  rows: { id: "{{shown}} baris", en: { one: "{{shown}} row", other: "{{shown}} rows" } },
} satisfies Texts;
