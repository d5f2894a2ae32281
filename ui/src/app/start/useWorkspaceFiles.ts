import { useCallback } from "react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { backend, useChange, useLongChange } from "@/lib/ipc";
import { useMayLeave } from "@/lib/shell";

/** A workspace opened, made or restored at a place that the person picks. Each says whether it was done. */
export function useWorkspaceFiles(defaultPath: string) {
  const t = useText();
  const toasts = useToasts();
  const { mutateAsync: openAt } = useChange("workspace_open");
  const { mutate: forget } = useChange("workspace_forget");
  const { mutateAsync: createAt } = useChange("workspace_create");
  const sample = useLongChange("sample_open");
  const restore = useLongChange("backup_restore");
  const workspaceKind = { label: t("start.workspace_kind"), extensions: ["jakcraft"] };
  const backupKind = { label: t("start.backup_kind"), extensions: ["jakcraft"] };

  const mayLeave = useMayLeave();

  /** In another workspace nothing is left of what is on the screen, so that is asked about first. */
  const tried = useCallback(
    async (work: () => Promise<unknown>) => {
      if (!(await mayLeave("leave"))) return false;
      try {
        await work();
        return true;
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code !== "cancelled") {
          toasts.failed(error as Parameters<typeof toasts.failed>[0]);
        }
        return false;
      }
    },
    [toasts, mayLeave],
  );

  return {
    sample,
    restore,
    forget: (path: string) => forget({ path }),
    openAt: (path: string) => tried(() => openAt({ path })),
    openSample: () => tried(() => sample.run({ path: null })),
    async open() {
      const path = await backend().pickFile({ title: t("start.pick_open"), kinds: [workspaceKind] });
      return path !== null && (await tried(() => openAt({ path })));
    },
    async create() {
      const path = await backend().pickSave({
        title: t("start.pick_create"),
        kinds: [workspaceKind],
        startAt: defaultPath,
      });
      return path !== null && (await tried(() => createAt({ path })));
    },
    async restoreBackup() {
      const backup_path = await backend().pickFile({ title: t("start.pick_backup"), kinds: [backupKind] });
      if (backup_path === null) return false;
      const target_path = await backend().pickSave({
        title: t("start.pick_restored"),
        kinds: [workspaceKind],
      });
      if (target_path === null) return false;
      return tried(async () => {
        const { restored } = await restore.run({ backup_path, target_path });
        if (!restored.erasures_known) toasts.warned(t("start.erasures_unknown"));
        toasts.done(
          restored.kept === null ? t("start.restored") : t("start.restored_kept", { path: restored.kept }),
        );
      });
    },
  };
}
