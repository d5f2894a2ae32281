import type { Texts } from "@/lib/i18n/text";

/** What can be done with a PDF that was made, on whatever screen. */
export const paper = {
  open: { id: "Buka PDF", en: "Open the PDF" },
  open_folder: { id: "Buka folder", en: "Open the folder" },
  printer: { id: "Printer", en: "Printer" },
  print: { id: "Cetak", en: "Print" },
  sent: { id: "Dikirim ke {{printer}}", en: "Sent to {{printer}}" },
  no_printer: {
    id: "Komputer ini tidak punya printer. Buka PDF untuk mencetaknya di tempat lain.",
    en: "This computer has no printer. Open the PDF to print it elsewhere.",
  },
} satisfies Texts;
