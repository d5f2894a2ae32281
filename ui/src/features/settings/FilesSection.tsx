import { Button, Group, Text, Title } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import { useState } from "react";
import { Working } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { WorkGuard } from "@/components/WorkGuard";
import { useText } from "@/lib/i18n";
import { backend, type ProblemOut, useChange, useCommand, useLongChange, type WorkspaceOut } from "@/lib/ipc";
import { Backups } from "./Backups";
import { RestoreDialog, type ToRestore } from "./RestoreDialog";
import { Section, Waiting } from "./Section";
import classes from "./Settings.module.css";

/** Where the data lie, and their backups. */
export function FilesSection() {
  const t = useText();
  const { data, error, refetch } = useCommand("app_state", {});
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  if (data.workspace === null) return null;
  return (
    <Section title={t("settings.section_files")}>
      <Where workspace={data.workspace} />
      <div className={classes.block}>
        <BackupsBlock workspace={data.workspace} />
      </div>
    </Section>
  );
}

function Where({ workspace }: { workspace: WorkspaceOut }) {
  const t = useText();
  const toasts = useToasts();
  const [problems, setProblems] = useState<ProblemOut[]>([]);
  const { mutate: verify, isPending } = useChange("workspace_verify");
  const check = () =>
    verify(
      {},
      {
        onSuccess: ({ ok, problems: found }) => {
          setProblems(found);
          if (ok) toasts.done(t("settings.whole_workspace"));
        },
        onError: (error) => toasts.failed(error),
      },
    );
  return (
    <>
      <Title order={3} mt="md">
        {t("settings.where")}
      </Title>
      <Text c="dimmed">{t("settings.where_help")}</Text>
      <code className={classes.path}>{workspace.path}</code>
      {workspace.warnings.map((warning) => (
        <Text key={warning} mt="xs">
          {warning}
        </Text>
      ))}
      <Group mt="sm">
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          onClick={() => void backend().showInFolder(workspace.path)}
        >
          {t("settings.show_folder")}
        </Button>
        <Button variant="default" loading={isPending} onClick={check}>
          {t("settings.check_workspace")}
        </Button>
      </Group>
      {problems.length === 0 ? null : (
        <ul role="alert">
          {problems.map((problem) => (
            <li key={problem.message}>{problem.message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function BackupsBlock({ workspace }: { workspace: WorkspaceOut }) {
  const t = useText();
  const toasts = useToasts();
  const [asked, setAsked] = useState<ToRestore | null>(null);
  const { mutate: backUp, isPending } = useChange("backup_now");
  const copy = useLongChange("backup_make");
  const kinds = [{ label: t("settings.backup_kind"), extensions: ["jakcraft"] }];
  const copyTo = async () => {
    const path = await backend().pickSave({ title: t("settings.backup_copy"), kinds });
    if (path === null) return;
    copy.run({ path }).then(
      (made) => toasts.done(t("settings.backup_copied", { path: made.path })),
      // What went wrong is told by `error`; a cancelled copy left nothing.
      () => undefined,
    );
  };
  const pickOther = async () => {
    const path = await backend().pickFile({ title: t("settings.backup_other"), kinds });
    if (path !== null) setAsked({ path, at: null });
  };
  return (
    <>
      <Title order={3}>{t("settings.backups")}</Title>
      <Text c="dimmed">{t("settings.backups_help")}</Text>
      <Group mt="sm">
        <Button
          loading={isPending}
          onClick={() =>
            backUp(
              {},
              {
                onSuccess: () => toasts.done(t("settings.backup_made")),
                onError: (error) => toasts.failed(error),
              },
            )
          }
        >
          {t("settings.backup_now")}
        </Button>
        <Button variant="default" disabled={copy.running} onClick={() => void copyTo()}>
          {t("settings.backup_copy")}
        </Button>
        <Button variant="default" onClick={() => void pickOther()}>
          {t("settings.backup_other")}
        </Button>
      </Group>
      {copy.running ? (
        <>
          <WorkGuard what={t("settings.backing_up")} parts />
          <Working title={t("settings.backing_up")} progress={copy.progress} onCancel={copy.cancel} />
        </>
      ) : null}
      {copy.error === null ? null : (
        <Text role="alert" mt="sm">
          {copy.error.message}
        </Text>
      )}
      <Backups onRestore={setAsked} />
      {asked === null ? null : (
        <RestoreDialog backup={asked} workspace={workspace.path} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
