import type { ListOut } from "@/lib/ipc";

export type EntryProblem = "entry_needed" | "entry_taken" | "entry_too_long";

const MOST_LETTERS = 80;

/** Why a list cannot have such an entry; `but` is the entry that is renamed. */
export function entryProblem(name: string, list: ListOut, but: string | null): EntryProblem | null {
  const wanted = name.trim().toLocaleLowerCase("id");
  if (wanted === "") return "entry_needed";
  if ([...name.trim()].length > MOST_LETTERS) return "entry_too_long";
  const taken = list.entries.some(
    (entry) => entry.id !== but && entry.name.toLocaleLowerCase("id") === wanted,
  );
  return taken ? "entry_taken" : null;
}
