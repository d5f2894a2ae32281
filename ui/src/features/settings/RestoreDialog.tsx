import { Button, Group, Text } from "@mantine/core";
import { Dialog } from "@/components/Dialog";
import { Working } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { WorkGuard } from "@/components/WorkGuard";
import { useText } from "@/lib/i18n";
import { useLongChange } from "@/lib/ipc";

/** A backup; `at` in words, where it is one of the list. */
export interface ToRestore {
  path: string;
  at: string | null;
}

/** It cannot be undone by a key, so it is asked first, and says what becomes of the file that is there. */
export function RestoreDialog(props: { backup: ToRestore; workspace: string; onClose: () => void }) {
  const { backup, workspace, onClose } = props;
  const t = useText();
  const toasts = useToasts();
  const restore = useLongChange("backup_restore");
  const file = backup.path.split(/[\\/]/).at(-1) ?? backup.path;
  const run = () =>
    restore.run({ backup_path: backup.path, target_path: workspace }).then(
      ({ restored }) => {
        if (!restored.erasures_known) toasts.warned(t("start.erasures_unknown"));
        toasts.done(
          restored.kept === null ? t("start.restored") : t("start.restored_kept", { path: restored.kept }),
        );
        onClose();
      },
      // What went wrong is told by `error`; a cancelled restore changed nothing.
      () => undefined,
    );
  return (
    <Dialog
      opened
      onClose={() => (restore.running ? undefined : onClose())}
      title={t("settings.restore_title")}
    >
      <Text>{t("settings.restore_help", { at: backup.at ?? t("settings.restore_this", { file }) })}</Text>
      <Text mt="sm">{t("settings.restore_kept")}</Text>
      {restore.running ? (
        <>
          <WorkGuard what={t("start.restoring")} parts />
          <Working title={t("start.restoring")} progress={restore.progress} onCancel={restore.cancel} />
        </>
      ) : null}
      {restore.error === null ? null : (
        <Text role="alert" mt="sm">
          {restore.error.message}
        </Text>
      )}
      <Group mt="lg">
        <Button loading={restore.running} onClick={() => void run()}>
          {t("settings.restore")}
        </Button>
        <Button variant="default" disabled={restore.running} onClick={onClose} data-autofocus>
          {t("settings.cancel")}
        </Button>
      </Group>
    </Dialog>
  );
}
