// Lengths and bearings as they are typed: in the unit of the panel, or with their own.

export type Unit = "mm" | "m";

/** `3000`, `3,5 m`, `350 cm`, `-1.200 mm`: whole millimetres, or null. A bare number is in the panel's unit. */
export function parseLength(text: string, unit: Unit): number | null {
  const match = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*(mm|cm|m)?\s*$/i.exec(text);
  if (match === null) return null;
  const its = (match[2] ?? unit).toLowerCase();
  const typed = match[1] ?? "";
  // 1.200 mm is how an office writes twelve hundred.
  const thousands = its === "mm" && /^[+-]?\d{1,3}[.,]\d{3}$/.test(typed);
  const value = Number(thousands ? typed.replace(/[.,]/, "") : typed.replace(",", "."));
  const factor = its === "m" ? 1_000 : its === "cm" ? 10 : 1;
  return Math.round(value * factor);
}

/** As it stands in a field. */
export function lengthTyped(length_mm: number, unit: Unit): string {
  return unit === "mm"
    ? String(Math.round(length_mm))
    : String(Math.round(length_mm) / 1_000).replace(".", ",");
}

/** `45`, `22,5°`: thousandths of a degree, or null. */
export function parseBearing(text: string): number | null {
  const match = /^\s*([+-]?\d{1,4}(?:[.,]\d{1,3})?)\s*°?\s*$/.exec(text);
  return match === null ? null : Math.round(Number((match[1] ?? "").replace(",", ".")) * 1_000);
}

export const bearingTyped = (mdeg: number): string => String(mdeg / 1_000).replace(".", ",");
