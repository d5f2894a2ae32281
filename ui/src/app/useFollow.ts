import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useToasts } from "@/components/toasts";
import { asCommandError, backend, type Language, refreshAll } from "@/lib/ipc";

/** The window speaks the language that the use cases speak. */
export function useFollowLanguage(language: Language | undefined): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (language === undefined) return;
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [language, i18n]);
}

/** Somebody else, such as the command line, has written to the workspace. */
export function useFollowWorkspace(): void {
  const client = useQueryClient();
  useEffect(() => backend().onEvent("workspace_changed", () => void refreshAll(client)), [client]);
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
