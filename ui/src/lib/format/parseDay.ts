/** Indonesian and English months by the three letters that tell them apart: mei and may, agu and aug, okt and oct, des and dec. */
const MONTHS = [
  ["jan"],
  ["feb"],
  ["mar"],
  ["apr"],
  ["mei", "may"],
  ["jun"],
  ["jul"],
  ["agu", "aug"],
  ["sep"],
  ["okt", "oct"],
  ["nov"],
  ["des", "dec"],
];

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return MONTHS.findIndex((names) => names.some((name) => text.toLowerCase().startsWith(name))) + 1;
}

function ifReal(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/**
 * A day as a person types it, as `YYYY-MM-DD`: `25 November 2019`, `25/11/2019`, `25-11-19`, `2019-11-25`, with the
 * day's name before it or not. Null for what is no day. The day stands first, as everywhere in Indonesia.
 */
export function parseDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (iso !== null) return ifReal(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const spoken = /^(?:\p{L}+,?\s+)?(\d{1,2})[\s./-]+(\d{1,2}|\p{L}+)[\s./-]+(\d{2}|\d{4})$/u.exec(
    text.trim(),
  );
  if (spoken === null) return null;
  const year = Number(spoken[3]);
  return ifReal(year < 100 ? 2000 + year : year, monthOf(spoken[2] ?? ""), Number(spoken[1]));
}
