import type { Commands } from "@/lib/ipc/generated";
import type { World } from "./world";

type Report<N extends keyof Commands> = Commands[N] extends { progress: infer P }
  ? (progress: P) => void
  : never;

/** What answers a command: the world, the request, how to report, and whether the person has cancelled. */
export type Handler<N extends keyof Commands> = (
  world: World,
  request: Commands[N]["request"],
  report: Report<N>,
  cancelled: () => boolean,
) => Commands[N]["response"] | Promise<Commands[N]["response"]>;

export type Handlers = { [N in keyof Commands]?: Handler<N> };

export function fault(code: string, message: string, details: unknown = null) {
  return { code, message, details };
}
