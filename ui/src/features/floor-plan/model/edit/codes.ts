// Codes for new booths, before the program has looked at them.

/** The next codes after one like it that nobody has: A-07 after A-06. */
export function codesAfter(like: string, taken: ReadonlySet<string>, count: number): string[] {
  const match = /^(.*?)(\d{1,4})$/.exec(like);
  const [row, digits] = match === null ? [`${like}-`, "00"] : [match[1] ?? "", match[2] ?? "00"];
  const found: string[] = [];
  for (let number = Number(digits) + 1; found.length < count && number <= 9_999; number += 1) {
    const code = `${row}${String(number).padStart(digits.length, "0")}`;
    if (!taken.has(code)) found.push(code);
  }
  return found;
}

/** A first code for a booth that is like no other: the row after the last one of the hall. */
export function firstCode(taken: ReadonlySet<string>): string {
  const rows = [...taken].flatMap((code) => /^([A-Z])-?\d+$/.exec(code)?.[1] ?? []).toSorted();
  const row = rows.at(-1) ?? "A";
  return codesAfter(`${row}-00`, taken, 1)[0] ?? `${row}-9999`;
}
