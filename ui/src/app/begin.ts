// What the window knows before its first word is drawn: the state, the screen that was left, and what that screen reads.

import { QueryClient } from "@tanstack/react-query";
import { type AppState, type BareCommandName, call, setOpening } from "@/lib/ipc";
import { features } from "./features";

/** What is read is read from the machine itself: nothing to retry, and nothing grows old but by a change. */
export function createQueries(): QueryClient {
  const always = { networkMode: "always", retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: { ...always, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      mutations: always,
    },
  });
}

/** The key of the preferences under which the screen that was left is kept. */
const LEFT = "left";

interface Left {
  workspace: string;
  path: string;
}

/** Keeps the screen that is shown, for the next start with the same workspace. */
export function keepLeft(workspace: string, path: string): void {
  if (!features.some((feature) => feature.path === path)) return;
  const left: Left = { workspace, path };
  // Losing it costs a click: nobody need hear of it.
  call("screen_set", { key: LEFT, value: JSON.stringify(left) }).catch(() => undefined);
}

function readLeft(state: AppState): string | null {
  try {
    const left = JSON.parse(state.preferences.screens[LEFT] ?? "null") as Left | null;
    return left?.workspace === state.workspace?.path ? (left?.path ?? null) : null;
  } catch {
    // Another version wrote it.
    return null;
  }
}

export interface Begun {
  /** The address of the first screen. */
  first: string;
  /** When it is loaded and what it shows is read, or has failed: failures are shown by the screen, which asks again. */
  known: Promise<unknown>;
}

/**
 * Lays the state where the screens look for it, and begins to read the first screen and what it shows while the
 * libraries of the page are still at work.
 */
export function begin(client: QueryClient, state: AppState): Begun {
  client.setQueryData(["app_state", {}], state);
  const nowhere = { first: "/", known: Promise.resolve() };
  if (state.workspace === null || state.event === null) return nowhere;
  setOpening(state.opening);
  const left = readLeft(state);
  const screen = features.find((feature) => feature.path === left) ?? features[0];
  if (screen === undefined) return nowhere;
  const reads: readonly BareCommandName[] = ["status_labels", ...(screen.reads ?? [])];
  const asked = reads.map((name) =>
    client.prefetchQuery({ queryKey: [name, {}], queryFn: () => call(name, {}) }),
  );
  return { first: screen.path, known: Promise.allSettled([screen.load(), ...asked]) };
}
