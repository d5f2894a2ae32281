import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { forgetUndo, useToasts } from "@/components/toasts";
import { EditorSession, type EditorState } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import { asCommandError, type CommandError, call } from "@/lib/ipc";

/** A hall on the table, read once; from then on only what changes is asked for. */
export function useSession(
  hall: string | null,
  onGone: () => void,
): {
  session: EditorSession | null;
  error: CommandError | null;
  retry: () => void;
} {
  const client = useQueryClient();
  const toasts = useToasts();
  const t = useText();
  const words = useRef({ t, toasts, onGone });
  words.current = { t, toasts, onGone };
  const [session, setSession] = useState<EditorSession | null>(null);
  const [error, setError] = useState<CommandError | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads anew
  useEffect(() => {
    let isGone = false;
    setError(null);
    const read = (asked: string | null) => call("hall_document", { hall: asked });
    read(hall).then(
      (sent) => {
        if (isGone) return;
        const port = {
          read,
          edit: (request: Parameters<typeof editHall>[0]) => editHall(request),
          refusal: asCommandError,
        };
        const notices = {
          saved: (changed: Awaited<ReturnType<typeof editHall>>) => {
            const { t: say, toasts: show } = words.current;
            forgetUndo();
            // Other screens read anew when they are gone to; the head of the window says what can be undone.
            void client.invalidateQueries({ refetchType: "none" });
            void client.refetchQueries({ queryKey: ["app_state"] });
            const gone = changed.removed.booths.length + changed.removed.elements.length;
            if (gone > 0 && changed.booths.length === 0)
              show.undoable(say("editor.removed", { count: gone }));
            for (const warning of changed.warnings) show.warned(warning.message);
          },
          failed: (refusal: unknown) => words.current.toasts.failed(asCommandError(refusal)),
          gone: () => {
            words.current.toasts.warned(words.current.t("editor.hall_gone"));
            words.current.onGone();
          },
          overtaken: () => words.current.toasts.warned(words.current.t("editor.overtaken")),
        };
        setSession(new EditorSession(port, notices, sent));
      },
      (thrown: unknown) => !isGone && setError(asCommandError(thrown)),
    );
    return () => {
      isGone = true;
    };
  }, [hall, attempt, client]);
  return { session, error, retry: () => setAttempt((now) => now + 1) };
}

const editHall = (request: Parameters<typeof call<"hall_edit">>[1]) => call("hall_edit", request);

export function useEditor(session: EditorSession): EditorState {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
