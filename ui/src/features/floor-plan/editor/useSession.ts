import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { forgetUndo, useToasts } from "@/components/toasts";
import { readView, VIEW_KEY } from "@/features/floor-plan/model/edit/keptView";
import { EditorSession, type EditorState } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import { type AppState, asCommandError, type CommandError, call } from "@/lib/ipc";

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
            // Other screens read anew when they are gone to; what can be undone is known without asking.
            void client.invalidateQueries({ refetchType: "none" });
            const { undo } = changed;
            if (undo !== null)
              client.setQueryData<AppState>(APP_STATE, (now) => now && { ...now, undo, redo: null });
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
        const state = client.getQueryData<AppState>(APP_STATE);
        const place = state?.workspace?.path ?? "";
        const kept = readView(state?.preferences.screens[VIEW_KEY]);
        setSession(new EditorSession(port, notices, sent, { place, kept }));
      },
      (thrown: unknown) => !isGone && setError(asCommandError(thrown)),
    );
    return () => {
      isGone = true;
    };
  }, [hall, attempt, client]);
  return { session, error, retry: () => setAttempt((now) => now + 1) };
}

const APP_STATE = ["app_state", {}];

const editHall = (request: Parameters<typeof call<"hall_edit">>[1]) => call("hall_edit", request);

export function useEditor(session: EditorSession): EditorState {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}

/** For what stands beside the plan: it follows once the hand is empty and the plan is painted. */
export function useEditorAtRest(session: EditorSession): EditorState {
  return useSyncExternalStore(session.subscribe, session.atRest);
}
