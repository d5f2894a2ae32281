import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { forgetUndo, useToasts } from "@/components/toasts";
import type { Point } from "@/features/floor-plan/model/geometry";
import { firstPoints, turned } from "@/features/floor-plan/model/underlay";
import { useUnderlayView } from "@/features/floor-plan/underlay/useUnderlayView";
import { useText } from "@/lib/i18n";
import { asCommandError, backend, call, type UnderlayChanged, type UnderlayOut } from "@/lib/ipc";

/** What of it is set at once; the program's answer has the last word. */
type Part = Partial<
  Pick<UnderlayOut, "x_mm" | "y_mm" | "rotation_mdeg" | "opacity_percent" | "shown" | "locked">
>;

const EXTENSIONS = ["png", "jpg", "jpeg", "pdf", "dxf"];

/** The drawing under the plan that is on the table, and all that can be done with it. */
export interface UnderlayTable {
  underlay: UnderlayOut | null;
  path: string;
  /** Whether it is known whether there is one. */
  isKnown: boolean;
  /** A file is being read. */
  isReading: boolean;
  /** The points by which it is set to scale. */
  points: readonly [Point, Point] | null;
  setPoint: (which: 0 | 1, at: Point) => void;
  /** Begins with two points that lie on it, or forgets them. */
  layPoints: (are: boolean) => void;
  pick: () => Promise<void>;
  set: (part: Part) => void;
  /** Shown while the slider is held; nothing is kept yet. */
  preview: (opacity_percent: number) => void;
  scale: (distance_mm: number) => Promise<boolean>;
  remove: () => void;
}

export function useUnderlay(hall: string): UnderlayTable {
  const t = useText();
  const toasts = useToasts();
  const client = useQueryClient();
  const view = useUnderlayView(hall);
  const [draft, setDraft] = useState<Part>({});
  const [isReading, setIsReading] = useState(false);
  const [points, setPoints] = useState<readonly [Point, Point] | null>(null);
  const underlay = useMemo(
    () => (view.underlay === null ? null : { ...view.underlay, ...draft }),
    [view.underlay, draft],
  );
  const latest = useRef(underlay);
  latest.current = underlay;
  const latestPoints = useRef(points);
  latestPoints.current = points;
  // One after another: what is done last is what stays.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);

  const send = useCallback(
    (ask: () => Promise<UnderlayChanged>): Promise<UnderlayChanged | null> => {
      waiting.current += 1;
      const sent = queue.current.then(ask).then(
        (changed) => {
          client.setQueryData(["underlay_view", { hall }], changed.underlay);
          forgetUndo();
          void client.invalidateQueries({ refetchType: "none" });
          void client.refetchQueries({ queryKey: ["app_state"] });
          return changed;
        },
        (thrown: unknown) => {
          toasts.failed(asCommandError(thrown));
          return null;
        },
      );
      queue.current = sent.then(() => {
        waiting.current -= 1;
        if (waiting.current === 0) setDraft({});
      });
      return sent;
    },
    [client, hall, toasts],
  );

  const set = useCallback(
    (part: Part) => {
      const now = latest.current;
      if (now === null) return;
      const { rotation_mdeg } = part;
      const at = rotation_mdeg === undefined ? null : turned({ ...now, ...part }, rotation_mdeg);
      const next: Part =
        at === null ? part : { ...part, x_mm: at.x_mm, y_mm: at.y_mm, rotation_mdeg: at.rotation_mdeg };
      latest.current = { ...now, ...next };
      setDraft((before) => ({ ...before, ...next }));
      void send(() => call("underlay_set", { hall, ...part }));
    },
    [hall, send],
  );

  return {
    underlay,
    path: view.path,
    isKnown: view.isKnown,
    isReading,
    points,
    setPoint: useCallback((which, at) => {
      setPoints((now) => (now === null ? now : which === 0 ? [at, now[1]] : [now[0], at]));
    }, []),
    layPoints: useCallback((are) => {
      const now = latest.current;
      setPoints(are && now !== null ? firstPoints(now) : null);
    }, []),
    set,
    preview: useCallback((opacity_percent) => setDraft((now) => ({ ...now, opacity_percent })), []),
    pick: useCallback(async () => {
      const kinds = [{ label: t("underlay.file_kind"), extensions: EXTENSIONS }];
      const path = await backend().pickFile({ title: t("underlay.pick_title"), kinds });
      if (path === null) return;
      setIsReading(true);
      const changed = await send(() => call("underlay_import", { hall, path }));
      setIsReading(false);
      if (changed !== null) toasts.undoable(t("underlay.laid"));
    }, [hall, send, t, toasts]),
    scale: useCallback(
      async (distance_mm) => {
        const both = latestPoints.current;
        if (both === null) return false;
        const pair = ([x, y]: Point): [number, number] => [Math.round(x), Math.round(y)];
        const request = { hall, first: pair(both[0]), second: pair(both[1]), distance_mm };
        const changed = await send(() => call("underlay_scale", request));
        if (changed !== null) toasts.undoable(t("underlay.scaled"));
        return changed !== null;
      },
      [hall, send, t, toasts],
    ),
    remove: useCallback(() => {
      void send(() => call("underlay_remove", { hall })).then((changed) => {
        if (changed !== null) toasts.undoable(t("underlay.removed"));
      });
    }, [hall, send, t, toasts]),
  };
}
