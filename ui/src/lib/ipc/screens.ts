import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { call } from "./client";
import type { AppState } from "./generated";
import { useCommand } from "./query";

/** What a screen remembers on this machine under a key of its own, and how it is kept. */
export function useScreenMemory(key: string): [string | undefined, (value: string) => void] {
  const client = useQueryClient();
  const { data: state } = useCommand("app_state", {});
  const keep = useCallback(
    (value: string) => {
      // Whoever comes back to the screen before the state is read again finds what was kept.
      client.setQueryData<AppState>(["app_state", {}], (now) => now && withScreen(now, key, value));
      // A choice that is not remembered costs one pick the next time; nothing of the event has changed.
      call("screen_set", { key, value }).catch(() => undefined);
    },
    [client, key],
  );
  return [state?.preferences.screens[key], keep];
}

function withScreen(state: AppState, key: string, value: string): AppState {
  const { preferences } = state;
  return { ...state, preferences: { ...preferences, screens: { ...preferences.screens, [key]: value } } };
}
