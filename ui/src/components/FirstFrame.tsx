import { Tooltip } from "@mantine/core";
import {
  createContext,
  type ReactElement,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useState,
} from "react";

const IsPaintedContext = createContext(true);

/**
 * Whether the window has painted for the first time. What nobody can see or reach within that frame (closed dialogs
 * and menus, hints) waits for it: an empty menu takes a start as long as a screenful of rows.
 */
export function useIsPainted(): boolean {
  return useContext(IsPaintedContext);
}

/** The window, whose first frame is light. Only the outermost of a start is one. */
export function FirstFrame({ children }: { children: ReactNode }) {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A task after the frame's callbacks runs when it is painted.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setIsPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return <IsPaintedContext value={isPainted}>{children}</IsPaintedContext>;
}

/** Words for who points at something; its own name must say as much to who cannot. */
export function Hint({ label, children }: { label: string; children: ReactElement }) {
  return useIsPainted() ? <Tooltip label={label}>{children}</Tooltip> : children;
}
