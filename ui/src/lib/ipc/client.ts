import { backend } from "./backend";
import { asCommandError } from "./errors";
import type { Commands } from "./generated";

export type CommandName = keyof Commands;
export type RequestOf<N extends CommandName> = Commands[N]["request"];
export type ResponseOf<N extends CommandName> = Commands[N]["response"];

/** The commands that are asked nothing but their name. */
export type BareCommandName = {
  [N in CommandName]: Commands[N]["request"] extends Record<symbol, never> ? N : never;
}[CommandName];

/** The commands that report progress, and what they report. */
export type LongCommandName = {
  [N in CommandName]: Commands[N] extends { progress: unknown } ? N : never;
}[CommandName];
export type ProgressOf<N extends LongCommandName> = Commands[N] extends { progress: infer P } ? P : never;

let opening: number | null = null;

/** From now on commands mean this opening of a workspace and an event, and are refused in any other. */
export function setOpening(now: number | null): void {
  opening = now;
}

/** The opening that commands mean. */
export function openingNow(): number | null {
  return opening;
}

/** Runs a command. Fails with a CommandError alone. */
export async function call<N extends CommandName>(command: N, request: RequestOf<N>): Promise<ResponseOf<N>> {
  try {
    return (await backend().invoke(command, request, opening)) as ResponseOf<N>;
  } catch (thrown) {
    throw asCommandError(thrown);
  }
}

/**
 * Runs a command that takes long and tells how far it is. Aborting the signal asks it to stop; it then leaves nothing
 * half done and fails with the code `cancelled`.
 */
export async function callWithProgress<N extends LongCommandName>(
  command: N,
  request: RequestOf<N>,
  onProgress: (progress: ProgressOf<N>) => void,
  signal?: AbortSignal,
): Promise<ResponseOf<N>> {
  const job = crypto.randomUUID();
  const cancel = () => backend().cancel(job);
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    const channel = { job, onProgress: (progress: unknown) => onProgress(progress as ProgressOf<N>) };
    return (await backend().invoke(command, request, opening, channel)) as ResponseOf<N>;
  } catch (thrown) {
    throw asCommandError(thrown);
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}
