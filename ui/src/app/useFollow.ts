import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useToasts } from "@/components/toasts";
import {
  type AppState,
  asCommandError,
  backend,
  type Language,
  refreshAll,
  setOpening,
  useChange,
  useCommand,
  type WorkspaceOut,
} from "@/lib/ipc";
import { useMayLeave } from "@/lib/shell";

const ASK_AGAIN_MS = 5_000;

/** The window speaks the language that the use cases speak. */
export function useFollowLanguage(language: Language | undefined): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (language === undefined) return;
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [language, i18n]);
}

/** Statuses are called as the workspace calls them; the program's words stand wherever it has none of its own. */
export function useFollowStatusNames(isOpen: boolean): void {
  const { i18n } = useTranslation();
  const { data: labels } = useCommand("status_labels", {}, { enabled: isOpen });
  useEffect(() => {
    for (const label of labels ?? []) {
      const words = {
        id: label.own_id || label.standard_id,
        en: label.own_en || label.standard_en,
      };
      for (const [language, word] of Object.entries(words)) {
        const key = `status.${label.status}`;
        if (i18n.getResource(language, "translation", key) !== word) {
          i18n.addResource(language, "translation", key, word);
        }
      }
    }
  }, [labels, i18n]);
}

/**
 * Somebody else, such as the command line, has written to the workspace: the state tells so by another number, and is
 * asked for now and then while the window is seen, and whenever somebody comes back to it. Another workspace or event is
 * another opening: what was read in the one before is forgotten, and commands name the one that they mean.
 */
export function useFollowWorkspace(state: AppState | undefined): void {
  const client = useQueryClient();
  const isOpen = state !== undefined && state.workspace !== null;
  useEffect(() => {
    if (!isOpen) return;
    const ask = () => {
      if (document.visibilityState === "hidden") return;
      void client.refetchQueries({ queryKey: ["app_state"] }, { cancelRefetch: false });
    };
    const timer = window.setInterval(ask, ASK_AGAIN_MS);
    window.addEventListener("focus", ask);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("focus", ask);
    };
  }, [client, isOpen]);
  const opening = state?.opening ?? null;
  // Before what is drawn now reads or writes anything.
  useLayoutEffect(() => setOpening(opening), [opening]);
  const navigate = useNavigate();
  const seen = useRef<Seen | null>(null);
  const path = state?.workspace?.path ?? null;
  const event = state?.event?.id ?? null;
  const version = state?.data_version ?? 0;
  useEffect(() => {
    if (opening === null) return;
    const before = seen.current;
    seen.current = { opening, path, event, version };
    if (before === null) return;
    if (before.opening === opening && before.version !== version) void refreshAll(client);
    if (before.opening !== opening) {
      // Nothing of what was read before is true here.
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== "app_state" });
    }
    // The record in the address belongs to the other one.
    const how = { search: {}, replace: true, ignoreBlocker: true };
    if (before.path !== null && before.path !== path) void navigate({ to: "/", ...how });
    else if (before.event !== null && before.event !== event) void navigate({ to: ".", ...how });
  }, [client, navigate, opening, path, event, version]);
}

/** What was open when the state was looked at last. */
interface Seen {
  opening: number;
  path: string | null;
  event: string | null;
  version: number;
}

/** The window closes once whoever has something to lose has been asked. */
export function useAskBeforeClosing(): void {
  const mayLeave = useMayLeave();
  useEffect(() => backend().onCloseAsked(() => mayLeave("close")), [mayLeave]);
}

/** A workspace that the program was started with, or that a second start hands over. */
export function useOpenAskedFiles(): void {
  const toasts = useToasts();
  const mayLeave = useMayLeave();
  const { mutate: open } = useChange("workspace_open");
  useEffect(() => {
    const openIt = async (path: string) => {
      if (await mayLeave("leave")) open({ path }, { onError: (error) => toasts.failed(error) });
    };
    void backend()
      .askedFile()
      .then((path) => (path === null ? undefined : openIt(path)));
    return backend().onOpenFile((path) => void openIt(path));
  }, [open, toasts, mayLeave]);
}

/** What one should know about where the workspace lies, once for each that is opened. */
export function useSayWarnings(workspace: WorkspaceOut | null | undefined): void {
  const toasts = useToasts();
  const said = useRef<string | null>(null);
  useEffect(() => {
    const path = workspace?.path ?? null;
    if (said.current === path) return;
    said.current = path;
    for (const warning of workspace?.warnings ?? []) toasts.warned(warning);
  }, [workspace, toasts]);
}

/** What nobody waited for and failed, such as opening a folder, is said all the same. */
export function useSayWhatFailed(): void {
  const toasts = useToasts();
  useEffect(() => {
    const onRejection = (event: PromiseRejectionEvent) => toasts.failed(asCommandError(event.reason));
    window.addEventListener("unhandledrejection", onRejection);
    return () => window.removeEventListener("unhandledrejection", onRejection);
  }, [toasts]);
}
