import { useCallback } from "react";
import { forgetUndo, useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type AppState, useChange } from "@/lib/ipc";
import { announceStep } from "@/lib/shell";

/** Undo and redo, which say what they did. */
export function useHistory(state: AppState) {
  const t = useText();
  const toasts = useToasts();
  const { mutate: undo, isPending: undoing } = useChange("history_undo");
  const { mutate: redo, isPending: redoing } = useChange("history_redo");
  const busy = undoing || redoing;
  return {
    undo: useCallback(
      () =>
        undo(
          {},
          {
            onSuccess: (step) => {
              forgetUndo();
              toasts.done(t("shell.undone", { what: step.what }));
              announceStep(step);
            },
            onError: (error) => toasts.failed(error),
          },
        ),
      [undo, t, toasts],
    ),
    redo: useCallback(
      () =>
        redo(
          {},
          {
            onSuccess: (step) => {
              forgetUndo();
              toasts.done(t("shell.redone", { what: step.what }));
              announceStep(step);
            },
            onError: (error) => toasts.failed(error),
          },
        ),
      [redo, t, toasts],
    ),
    canUndo: state.undo !== null && !busy,
    canRedo: state.redo !== null && !busy,
    undoLabel:
      state.undo === null ? t("shell.nothing_to_undo") : t("shell.undo_what", { what: state.undo.what }),
    redoLabel:
      state.redo === null ? t("shell.nothing_to_redo") : t("shell.redo_what", { what: state.redo.what }),
  };
}

export type History = ReturnType<typeof useHistory>;
