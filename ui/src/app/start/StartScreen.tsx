import { ActionIcon, Button, Group, Title } from "@mantine/core";
import { IconBuildingStore, IconCalendarPlus, IconFolderOpen, IconRestore, IconX } from "@tabler/icons-react";
import type { Zoom } from "@/app/preferences";
import { AppearanceMenu } from "@/app/shell/AppearanceMenu";
import { Frieze } from "@/components/Frieze";
import { Working } from "@/components/states";
import { WorkGuard } from "@/components/WorkGuard";
import { NewEventForm } from "@/features/event";
import { useText } from "@/lib/i18n";
import type { AppState } from "@/lib/ipc";
import type { Icon } from "@/lib/shell";
import classes from "./StartScreen.module.css";
import { useWorkspaceFiles } from "./useWorkspaceFiles";

/** Nothing is open yet, or the workspace has no event. */
export function StartScreen({ state, zoom }: { state: AppState; zoom: Zoom }) {
  const t = useText();
  const files = useWorkspaceFiles(state.default_path);
  const busy = files.sample.running || files.restore.running;
  return (
    <main className={classes.page}>
      <div className={classes.frieze}>
        <Frieze height={20} />
      </div>
      <div className={classes.corner}>
        <AppearanceMenu zoom={zoom} />
      </div>
      <div className={classes.content}>
        <header>
          <h1 className={classes.name}>{t("shell.app")}</h1>
          <p className={classes.tagline}>{t("start.welcome")}</p>
        </header>
        {files.sample.running ? (
          <>
            <WorkGuard what={t("start.preparing")} />
            <Working
              title={t("start.preparing")}
              progress={files.sample.progress}
              onCancel={files.sample.cancel}
            />
          </>
        ) : null}
        {files.restore.running ? (
          <>
            <WorkGuard what={t("start.restoring")} />
            <Working
              title={t("start.restoring")}
              progress={files.restore.progress}
              onCancel={files.restore.cancel}
            />
          </>
        ) : null}
        {state.workspace === null ? (
          <Ways files={files} busy={busy} recent={state.preferences.recent} />
        ) : (
          <section className={classes.form}>
            <Title order={2} mb="md">
              {t("start.first_event")}
            </Title>
            <NewEventForm key={state.opening} />
            <Group mt="md">
              <Button variant="subtle" disabled={busy} onClick={() => void files.openSample()}>
                {t("start.sample")}
              </Button>
              <Button variant="subtle" disabled={busy} onClick={() => void files.open()}>
                {t("shell.open_workspace")}
              </Button>
            </Group>
          </section>
        )}
      </div>
    </main>
  );
}

function Ways(props: {
  files: ReturnType<typeof useWorkspaceFiles>;
  busy: boolean;
  recent: readonly string[];
}) {
  const t = useText();
  const { files, busy } = props;
  const ways: { icon: Icon; title: string; help: string; run: () => Promise<boolean> }[] = [
    {
      icon: IconBuildingStore,
      title: t("start.sample"),
      help: t("start.sample_help"),
      run: files.openSample,
    },
    {
      icon: IconCalendarPlus,
      title: t("start.new_event"),
      help: t("start.new_event_help"),
      run: files.create,
    },
    { icon: IconFolderOpen, title: t("start.open"), help: t("start.open_help"), run: files.open },
    { icon: IconRestore, title: t("start.restore"), help: t("start.restore_help"), run: files.restoreBackup },
  ];
  return (
    <>
      <div className={classes.ways}>
        {ways.map((way, index) => (
          <button
            key={way.title}
            type="button"
            className={index === 0 ? `${classes.way} ${classes.first}` : classes.way}
            disabled={busy}
            onClick={() => void way.run()}
          >
            <way.icon size={24} stroke={1.5} aria-hidden />
            <span>
              <b>{way.title}</b>
              <span className={classes.help}>{way.help}</span>
            </span>
          </button>
        ))}
      </div>
      {props.recent.length === 0 ? null : (
        <nav className={classes.recent} aria-label={t("start.recent")}>
          <Title order={2}>{t("start.recent")}</Title>
          <ul>
            {props.recent.map((path) => (
              <li key={path} className={classes.place}>
                <button
                  type="button"
                  className={classes.file}
                  disabled={busy}
                  onClick={() => void files.openAt(path)}
                >
                  {`${fileName(path)} `}
                  <span>{path}</span>
                </button>
                <ActionIcon
                  aria-label={t("start.forget", { name: fileName(path) })}
                  title={t("start.forget", { name: fileName(path) })}
                  disabled={busy}
                  onClick={() => files.forget(path)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

function fileName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.jakcraft$/, "");
}
