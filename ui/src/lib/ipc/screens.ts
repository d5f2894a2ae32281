import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { call } from "./client";
import { asCommandError, type CommandError } from "./errors";
import type { AppState } from "./generated";
import { useCommand } from "./query";

const unheard = () => undefined;

/**
 * What a screen remembers on this machine under a key of its own, and how it is kept. `onFailed` hears when that
 * fails, for what somebody made and named; a choice that is not remembered costs one pick the next time.
 */
export function useScreenMemory(
  key: string,
  onFailed: (error: CommandError) => void = unheard,
): [string | undefined, (value: string) => void] {
  const client = useQueryClient();
  const { data: state } = useCommand("app_state", {});
  const keep = useCallback(
    (value: string) => {
      // Whoever comes back to the screen before the state is read again finds what was kept.
      client.setQueryData<AppState>(["app_state", {}], (now) => now && withScreen(now, key, value));
      call("screen_set", { key, value }).catch((error: unknown) => onFailed(asCommandError(error)));
    },
    [client, key, onFailed],
  );
  return [state?.preferences.screens[key], keep];
}

function withScreen(state: AppState, key: string, value: string): AppState {
  const { preferences } = state;
  return { ...state, preferences: { ...preferences, screens: { ...preferences.screens, [key]: value } } };
}
