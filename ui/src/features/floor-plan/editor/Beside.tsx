import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { VIEW_KEY } from "@/features/floor-plan/model/edit/keptView";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { useCommand, useScreenMemory } from "@/lib/ipc";
import { useEditor } from "./useSession";

/** What the editor does unseen. It shows nothing, so that the window's state draws nothing anew. */
export function Beside({ session }: { session: EditorSession }) {
  useFollowOthers(session);
  useKeepView(session);
  useSettleBeforeKeys(session);
  return null;
}

/**
 * What a key does depends on what is picked, and whoever is quick presses it before what stands beside the plan has
 * followed. Not the arrows: a held arrow is a hand that moves.
 */
function useSettleBeforeKeys(session: EditorSession): void {
  useEffect(() => {
    const settle = ({ key }: KeyboardEvent) => {
      if (!key.startsWith("Arrow")) flushSync(() => session.settle());
    };
    window.addEventListener("keydown", settle, true);
    return () => window.removeEventListener("keydown", settle, true);
  }, [session]);
}

/** Another program has written: the hall is read anew before anybody draws on what is old. */
function useFollowOthers(session: EditorSession): void {
  const { data: app } = useCommand("app_state", {});
  const version = app?.data_version ?? null;
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current !== null && version !== null && seen.current !== version) void session.reload();
    seen.current = version ?? seen.current;
  }, [version, session]);
}

/** Layers, snapping and unit are kept as soon as they are others. */
function useKeepView(session: EditorSession): void {
  const { layers, isSnapping, unit } = useEditor(session);
  const [, keep] = useScreenMemory(VIEW_KEY);
  const kept = useRef({ layers, isSnapping, unit });
  useEffect(() => {
    const before = kept.current;
    if (before.layers === layers && before.isSnapping === isSnapping && before.unit === unit) return;
    kept.current = { layers, isSnapping, unit };
    keep(JSON.stringify(kept.current));
  }, [layers, isSnapping, unit, keep]);
}
