import * as arrange from "@/features/floor-plan/model/edit/arrange";
import type { BoothItem } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { frameOf, resized } from "@/features/floor-plan/model/edit/shapes";

/**
 * What the fields of picked booths do. `shown` tells the booths that the fields show: it is asked when one is typed
 * into, so that the functions stay the same for every pick, and fields that look the same are not drawn anew.
 */
export function boothEdits(session: EditorSession, shown: () => readonly BoothItem[]) {
  const ids = () => shown().map(({ id }) => id);
  // What is shown may be a moment old; what is changed is not.
  const now = () =>
    ids().flatMap((id) => {
      const item = session.state.document.items.get(id);
      return item?.type === "booth" ? item : [];
    });
  const put = (change: Partial<BoothItem>) =>
    session.commit("properties", { puts: now().map((booth) => ({ ...booth, ...change })), removes: [] });
  const move = (dx: number, dy: number) =>
    session.commit("move", arrange.move(session.state.document, ids(), dx, dy));
  const size = (axis: "x" | "y", length: number) =>
    session.commit("resize", {
      puts: now()
        .filter((booth) => !booth.is_locked)
        .map((booth) => {
          const frame = frameOf(booth);
          const to =
            axis === "x"
              ? { ...frame, right: frame.left + length }
              : { ...frame, bottom: frame.top + length };
          return resized(booth, to);
        }),
      removes: [],
    });
  const toPlace = (axis: "left" | "top") => (mm: number) => {
    const [only] = shown();
    if (only === undefined) return;
    const by = mm - frameOf(only)[axis];
    move(axis === "left" ? by : 0, axis === "top" ? by : 0);
  };
  return {
    code: (code: string | null) => {
      const [only] = shown();
      if (code === null || only === undefined) return;
      session.commit("properties", { puts: [withCode(only, code)], removes: [] });
    },
    x: toPlace("left"),
    y: toPlace("top"),
    width: (length: number) => size("x", length),
    depth: (length: number) => size("y", length),
    turn: (mdeg: number) => session.commit("rotate", arrange.turnTo(session.state.document, ids(), mdeg)),
    power: (power_va: number) => put({ power_va }),
    circuit: (circuit: string | null) => put({ circuit }),
    zone: (zone: string | null) => put({ zone }),
    water: (water: boolean) => put({ water }),
    accessible: (accessible: boolean) => put({ accessible }),
    premium: (premium: boolean) => put({ premium }),
    closed: (closed: boolean) => put({ closed }),
    lock: (isLocked: boolean) => session.lock(isLocked),
  };
}

/** A typed code is no guess any more. */
function withCode(booth: BoothItem, code: string): BoothItem {
  const { like: _guessed, ...known } = booth;
  return { ...known, code };
}
