import { ActionIcon, Button, Kbd, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCalendarPlus,
  IconChevronDown,
  IconFolderOpen,
  IconSearch,
} from "@tabler/icons-react";
import type { Zoom } from "@/app/preferences";
import { Hint, useIsPainted } from "@/components/FirstFrame";
import { useText } from "@/lib/i18n";
import { type AppState, backend, useChange } from "@/lib/ipc";
import { useMayLeave } from "@/lib/shell";
import { AppearanceMenu } from "./AppearanceMenu";
import classes from "./Shell.module.css";
import type { History } from "./useHistory";

interface HeaderProps {
  state: AppState;
  history: History;
  zoom: Zoom;
  onFind: () => void;
  onNewEvent: () => void;
  onOpenWorkspace: () => void;
}

export function Header(props: HeaderProps) {
  const t = useText();
  const { history, state } = props;
  return (
    <header className={classes.head}>
      <div className={classes.brand}>{t("shell.app")}</div>
      <div className={classes.where}>
        <EventSwitcher state={state} onNewEvent={props.onNewEvent} onOpenWorkspace={props.onOpenWorkspace} />
        {state.workspace === null ? null : <Place name={state.workspace.name} path={state.workspace.path} />}
      </div>
      <div className={classes.tools}>
        <Hint label={history.undoLabel}>
          <ActionIcon
            aria-label={history.undoLabel}
            aria-disabled={!history.canUndo}
            className={classes.tool}
            onClick={() => history.canUndo && history.undo()}
          >
            <IconArrowBackUp size={20} aria-hidden />
          </ActionIcon>
        </Hint>
        <Hint label={history.redoLabel}>
          <ActionIcon
            aria-label={history.redoLabel}
            aria-disabled={!history.canRedo}
            className={classes.tool}
            onClick={() => history.canRedo && history.redo()}
          >
            <IconArrowForwardUp size={20} aria-hidden />
          </ActionIcon>
        </Hint>
      </div>
      <button type="button" className={classes.find} onClick={props.onFind}>
        <IconSearch size={16} aria-hidden />
        <span>{t("shell.search")}</span>
        <Kbd size="xs" aria-hidden>
          {"Ctrl K"}
        </Kbd>
      </button>
      <AppearanceMenu zoom={props.zoom} />
    </header>
  );
}

/** The workspace's name and place: always seen, so that nobody wonders which file this is. */
function Place({ name, path }: { name: string; path: string }) {
  const t = useText();
  return (
    <Hint label={t("shell.show_workspace")}>
      <button
        type="button"
        className={classes.place}
        onClick={() => void backend().showInFolder(path)}
        aria-label={`${t("shell.workspace")}: ${name}, ${path}`}
      >
        <b>{name}</b> {path}
      </button>
    </Hint>
  );
}

function EventSwitcher(props: { state: AppState; onNewEvent: () => void; onOpenWorkspace: () => void }) {
  const t = useText();
  const { event, events } = props.state;
  const { mutate: select } = useChange("event_select");
  const mayLeave = useMayLeave();
  const isPainted = useIsPainted();
  const choose = async (slug: string) => {
    if (slug !== event?.slug && (await mayLeave("leave"))) select({ slug });
  };
  const name = event?.name ?? t("shell.event");
  const button = (
    <Button
      variant="subtle"
      color="gray"
      className={classes.event}
      rightSection={<IconChevronDown size={16} aria-hidden />}
      aria-label={t("shell.choose_event", { name })}
    >
      {name}
    </Button>
  );
  if (!isPainted) return button;
  return (
    <Menu position="bottom-start">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("shell.event")}</Menu.Label>
        <Menu.RadioGroup value={event?.slug ?? null} onChange={(slug) => void choose(slug)}>
          {events.map((other) => (
            <Menu.RadioItem key={other.id} value={other.slug} closeMenuOnClick>
              {other.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={props.onNewEvent}>
          {t("shell.new_event")}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen size={16} aria-hidden />} onClick={props.onOpenWorkspace}>
          {t("shell.open_workspace")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
