import { lazy, Suspense, useContext, useEffect } from "react";
import { Failed, Loading } from "@/components/states";
import { useText } from "@/lib/i18n";
import { useCommand } from "@/lib/ipc";
import { ActionsContext } from "@/lib/shell";
import { useFollowPreferences, useZoom } from "./preferences";
import { Shell } from "./shell/Shell";
import {
  useAskBeforeClosing,
  useFollowLanguage,
  useFollowStatusNames,
  useFollowWorkspace,
  useOpenAskedFiles,
  useSayWarnings,
  useSayWhatFailed,
} from "./useFollow";

const StartScreen = lazy(async () => ({ default: (await import("./start/StartScreen")).StartScreen }));

/** Start screen or shell, by what is open. */
export function Frame() {
  const t = useText();
  const registry = useContext(ActionsContext);
  const { data: state, error, refetch } = useCommand("app_state", {});
  const zoom = useZoom(state?.preferences);
  useFollowLanguage(state?.preferences.language);
  useFollowPreferences(state?.preferences);
  useFollowWorkspace(state);
  useFollowStatusNames(state !== undefined && state.workspace !== null);
  useOpenAskedFiles();
  useSayWarnings(state?.workspace);
  useSayWhatFailed();
  useAskBeforeClosing();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => void (event.defaultPrevented || registry.press(event));
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [registry]);
  const name = state?.event?.name ?? state?.workspace?.name;
  useEffect(() => {
    document.title = name === undefined ? t("shell.app") : `${name} · ${t("shell.app")}`;
  }, [name, t]);

  if (state === undefined) {
    return error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />;
  }
  if (state.workspace === null || state.event === null) {
    return (
      <Suspense fallback={<Loading />}>
        <StartScreen state={state} zoom={zoom} />
      </Suspense>
    );
  }
  return <Shell state={state} zoom={zoom} />;
}
