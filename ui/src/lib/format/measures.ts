// Lengths and power as an office types them.

/** `2,5` and `2.5` metres are 2500 mm; anything else is null. */
export function millimetres(text: string): number | null {
  const match = /^\s*(\d{1,4})(?:[.,](\d{1,3}))?\s*m?\s*$/.exec(text);
  if (match === null) return null;
  return Number(match[1]) * 1000 + Number((match[2] ?? "").padEnd(3, "0"));
}

/** 2500 mm as `2,5`, to be typed over. */
export function metresTyped(length_mm: number): string {
  return String(length_mm / 1000).replace(".", ",");
}

/** `2.200 VA` is 2200; anything that is no whole number is null. */
export function voltAmperes(text: string): number | null {
  const digits = text
    .replace(/va\s*$/i, "")
    .replaceAll(".", "")
    .trim();
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null;
}
