// Numbers, days and money as the office writes them. Every instant is on Jakarta's clocks, wherever the laptop thinks
// it is; days without a time are days, not midnights.

import { type Language, useLanguage } from "@/lib/i18n";

export { parseDay } from "./parseDay";

const LOCALE: Record<Language, string> = { id: "id-ID", en: "en-GB" };
const ZONE = "Asia/Jakarta";

/** Made once: making one takes as long as drawing a row of a table, and a table has one in each. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

const numbers = once((locale: string) => new Intl.NumberFormat(locale));
const roundNumbers = once((locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const tenths = once((locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));

/** `Rp 1.250.000`, whatever the language: it is how rupiah are written. */
export function rupiah(amount_idr: number): string {
  return `Rp ${roundNumbers("id-ID").format(amount_idr)}`;
}

export function count(language: Language, value: number): string {
  return numbers(LOCALE[language]).format(value);
}

const calendarDay = (day: string) => new Date(`${day}T00:00:00Z`);

/** `2019-11-25` as `Senin, 25 November 2019`. */
export function longDay(language: Language, day: string): string {
  const parts = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(calendarDay(day));
}

/** `2019-11-25` as `Sen, 25 Nov`. */
export function shortDay(language: Language, day: string): string {
  const parts = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(calendarDay(day));
}

/** `2019-11-25` as `25 November 2019`: how a field shows a day. */
export function day(language: Language, value: string): string {
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(LOCALE[language], parts).format(calendarDay(value));
}

/** Two days as `25–28 November 2019`. */
export function dayRange(language: Language, first: string, last: string): string {
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(LOCALE[language], parts).formatRange(calendarDay(first), calendarDay(last));
}

/** `09:30` as `09.30`, which is how Indonesia writes it. */
export function clock(language: Language, time: string): string {
  return language === "id" ? time.replace(":", ".") : time;
}

/** An instant (RFC 3339) as `25 Nov 2019, 09.30`, on Jakarta's clocks. */
export function instant(language: Language, at: string): string {
  const locale = LOCALE[language];
  const date = new Date(at);
  const day = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: ZONE,
  });
  const time = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    timeZone: ZONE,
  });
  return `${day.format(date)}, ${time.format(date)}`;
}

/** A file's size: `1,2 MB`. */
export function fileSize(language: Language, bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? ["kB", bytes / 1_000] : ["MB", bytes / 1_000_000];
  return `${tenths(LOCALE[language]).format(size)} ${unit}`;
}

const formats = once((language: Language) => ({
  rupiah,
  count: (value: number) => count(language, value),
  fileSize: (bytes: number) => fileSize(language, bytes),
  day: (value: string) => day(language, value),
  longDay: (day: string) => longDay(language, day),
  shortDay: (day: string) => shortDay(language, day),
  dayRange: (first: string, last: string) => dayRange(language, first, last),
  clock: (time: string) => clock(language, time),
  instant: (at: string) => instant(language, at),
}));

/** The same, in the language of the window; the same functions as long as that is the same. */
export function useFormat() {
  return formats(useLanguage());
}
