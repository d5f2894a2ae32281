// What is written on booths: the nearer, the more.

/** Nothing, codes, or codes and names. */
export type Detail = "none" | "codes" | "names";

const READABLE_PX = 7;

export interface Labels {
  code_mm: number;
  name_mm: number;
}

/** The sizes of a booth's letters, in millimetres of the floor. */
export function letters(size: { width_mm: number; depth_mm: number }, code: string): Labels {
  const wide = size.width_mm / Math.max(3, code.length) / 0.62;
  return {
    code_mm: Math.min(size.depth_mm * 0.3, wide * 0.85),
    name_mm: Math.min(size.width_mm, size.depth_mm) * 0.12,
  };
}

/** What can be read at a scale, by the letters of the smallest usual booth. */
export function detailAt(scale: number, least: Labels): Detail {
  if (least.name_mm * scale >= READABLE_PX) return "names";
  return least.code_mm * scale >= READABLE_PX ? "codes" : "none";
}

/** Lines of a name that fit a width; what is over ends in an ellipsis. */
export function lines(name: string, width_mm: number, letter_mm: number, most: number): string[] {
  const room = Math.max(3, Math.floor(width_mm / (letter_mm * 0.58)));
  const out: string[] = [];
  for (const word of name.split(/\s+/).filter(Boolean)) {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  const kept = out.slice(0, most);
  if (out.length > most) kept[most - 1] = `${kept[most - 1]}…`;
  return kept.map((line) => (line.length > room ? `${line.slice(0, room - 1)}…` : line));
}
