import { useEffect, useState } from "react";
import { useToasts } from "@/components/toasts";
import { asCommandError, call, type UnderlayOut, useCommand } from "@/lib/ipc";

/** Lines never change under their drawing's id, and may be a megabyte: they are asked for once. */
const known = new Map<string, Promise<string>>();
const MOST_KNOWN = 4;

function linesOf({ hall, drawing }: UnderlayOut): Promise<string> {
  const before = known.get(drawing);
  if (before !== undefined) return before;
  const asked = call("underlay_lines", { hall }).then(({ path }) => path);
  known.set(drawing, asked);
  asked.catch(() => known.delete(drawing));
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(oldest);
  }
  return asked;
}

/** The drawing under a hall's plan, and its lines where it is of lines. */
export function useUnderlayView(hall: string): {
  underlay: UnderlayOut | null;
  path: string;
  isKnown: boolean;
} {
  const toasts = useToasts();
  const { data, error } = useCommand("underlay_view", { hall });
  const [lines, setLines] = useState<{ drawing: string; path: string } | null>(null);
  const underlay = data ?? null;
  const drawing = underlay?.picture === null ? underlay.drawing : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing is asked for anew, a moved one is not
  useEffect(() => {
    let isGone = false;
    if (underlay === null || drawing === null) return;
    linesOf(underlay).then(
      (path) => !isGone && setLines({ drawing, path }),
      (thrown: unknown) => !isGone && toasts.failed(asCommandError(thrown)),
    );
    return () => {
      isGone = true;
    };
  }, [drawing]);
  useEffect(() => {
    if (error !== null) toasts.failed(error);
  }, [error, toasts]);
  return {
    underlay,
    path: lines !== null && lines.drawing === drawing ? lines.path : "",
    isKnown: data !== undefined || error !== null,
  };
}
