import type { Fault } from "./generated";

/** Codes on which the UI acts. Any other is shown with its message and no more. */
export type ActedOnCode = "cancelled" | "no_event" | "workspace_locked" | "unexpected";

/** What a command failed with. `message` is fit to show, in the user's language. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: string;
  readonly details: unknown;

  constructor(fault: Fault) {
    super(fault.message);
    this.code = fault.code;
    this.details = fault.details;
  }

  is(code: ActedOnCode): boolean {
    return this.code === code;
  }
}

function isFault(value: unknown): value is Fault {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Fault).code === "string" &&
    typeof (value as Fault).message === "string"
  );
}

/** Whatever was thrown, as a CommandError; what is no fault of a use case gets the code `unexpected`. */
export function asCommandError(thrown: unknown): CommandError {
  if (thrown instanceof CommandError) return thrown;
  if (isFault(thrown)) return new CommandError({ ...thrown, details: thrown.details ?? null });
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new CommandError({ code: "unexpected", message, details: null });
}
