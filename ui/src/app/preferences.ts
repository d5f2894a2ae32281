// What belongs to this screen and not to the workspace: how large the window's contents are.

import { useEffect, useState } from "react";
import { backend } from "@/lib/ipc";

const STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;
const KEY = "jakcraft.zoom";

function saved(): number {
  const value = Number(localStorage.getItem(KEY));
  return (STEPS as readonly number[]).includes(value) ? value : 1;
}

export function useZoom() {
  const [zoom, setZoom] = useState(saved);
  useEffect(() => {
    localStorage.setItem(KEY, String(zoom));
    void backend().setZoom(zoom);
  }, [zoom]);
  const step = (by: 1 | -1) => setZoom((now) => STEPS[(STEPS as readonly number[]).indexOf(now) + by] ?? now);
  return {
    percent: Math.round(zoom * 100),
    larger: () => step(1),
    smaller: () => step(-1),
    original: () => setZoom(1),
  };
}

export type Zoom = ReturnType<typeof useZoom>;
