import { Button, Menu, Select } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Screen } from "@/components/Screen";
import { Failed, Loading } from "@/components/states";
import { boothsOf } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { itemBounds, union } from "@/features/floor-plan/model/edit/shapes";
import type { Bounds, Point } from "@/features/floor-plan/model/geometry";
import { useText } from "@/lib/i18n";
import type { UndoneOut } from "@/lib/ipc";
import { useHistorySteps } from "@/lib/shell";
import { Beside } from "./Beside";
import { ArrayDialog, NewHallDialog, OccupiedDialog } from "./dialogs";
import classes from "./Editor.module.css";
import { EditStage, type EditStageHandle } from "./EditStage";
import { CopyHallDialog, RemoveHallDialog } from "./hallDialogs";
import { NumberingDialog } from "./NumberingDialog";
import { SidePanel } from "./SidePanel";
import { MenuLines, Toolbar } from "./Toolbar";
import { useUnderlay } from "./underlay/useUnderlay";
import { type DialogName, useEditActions } from "./useEditActions";
import { useEditor, useEditorAtRest, useSession } from "./useSession";

/** The plan, to be drawn. */
export default function Editor(props: {
  hall: string | null;
  zones: readonly string[];
  onHall: (hall: string) => void;
  /** Back to who stands where; with the hall's name, which may be another now, or null where it is gone. */
  onClose: (hall: string | null) => void;
}) {
  const t = useText();
  const { session, error, retry } = useSession(props.hall, () => props.onClose(null));
  // An undo in another hall goes there, and then to the place.
  const [waiting, setWaiting] = useState<UndoneOut | null>(null);
  if (session === null) {
    return (
      <Screen title={t("editor.title")}>
        {error === null ? <Loading /> : <Failed error={error} onRetry={retry} />}
      </Screen>
    );
  }
  return (
    <OnTable
      key={session.state.document.hall}
      {...props}
      session={session}
      arrived={waiting}
      onElsewhere={(step, hall) => {
        setWaiting(step);
        props.onHall(hall);
      }}
      onArrived={() => setWaiting(null)}
    />
  );
}

const idsOf = (step: UndoneOut) => [...step.booths, ...step.elements];

function boundsIn(session: EditorSession, ids: readonly string[]): Bounds[] {
  return ids.flatMap((id) => {
    const item = session.state.document.items.get(id);
    return item === undefined ? [] : itemBounds(item);
  });
}

function OnTable(props: {
  session: EditorSession;
  zones: readonly string[];
  onHall: (hall: string) => void;
  onClose: (hall: string | null) => void;
  arrived: UndoneOut | null;
  onElsewhere: (step: UndoneOut, hall: string) => void;
  onArrived: () => void;
}) {
  const { session, arrived, onArrived } = props;
  const t = useText();
  const { document, halls } = useEditorAtRest(session);
  const { onHall, onClose, onElsewhere } = props;
  const stage = useRef<EditStageHandle>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [menu, setMenu] = useState<Point | null>(null);
  const underlay = useUnderlay(document.hall);
  const actions = useEditActions(session, stage, setDialog, setMenu);

  // What was undone is gone to, also where it is no more.
  const goTo = useCallback(
    (ids: readonly string[], before: readonly Bounds[]) => {
      if (ids.length === 0) return;
      const bounds = [...before, ...boundsIn(session, ids)];
      session.setPick(ids.filter((id) => session.state.document.items.has(id)));
      if (bounds.length > 0) stage.current?.fly(union(bounds));
    },
    [session],
  );
  useHistorySteps((step) => {
    const ids = idsOf(step);
    const before = boundsIn(session, ids);
    void session.reload().then(() => {
      // It may be a hall that is there again.
      const name = session.state.halls.find(({ id }) => id === step.hall)?.name;
      if (step.hall !== null && step.hall !== document.hall && name !== undefined) onElsewhere(step, name);
      else goTo(ids, before);
    });
  });
  useEffect(() => {
    if (arrived === null || arrived.hall !== session.state.document.hall) return;
    const timer = setTimeout(() => {
      goTo(idsOf(arrived), []);
      onArrived();
    });
    return () => clearTimeout(timer);
  }, [arrived, session, goTo, onArrived]);

  const booths = useMemo(() => boothsOf(document).length, [document]);
  const middle = (): Point => stage.current?.seen()?.middle ?? [0, 0];
  const { by } = actions;
  return (
    <Screen
      title={t("editor.title")}
      note={
        <>
          {t("floor.note", { hall: document.name, count: booths })}
          {" · "}
          <SavedOrNot session={session} />
        </>
      }
      fill
      actions={
        <>
          {halls.length > 1 ? (
            <Select
              aria-label={t("floor.hall")}
              data={halls.map(({ id, name }) => ({
                value: id,
                label: id === document.hall ? document.name : name,
              }))}
              value={document.hall}
              allowDeselect={false}
              w={180}
              onChange={(id) => {
                const name = halls.find((hall) => hall.id === id)?.name;
                if (name !== undefined && id !== document.hall) onHall(name);
              }}
            />
          ) : null}
          <Menu withinPortal position="bottom-end">
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
                {t("editor.hall_menu")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <MenuLines actions={[by.newHall, by.copyHall]} />
              <Menu.Divider />
              <MenuLines actions={[by.removeHall]} />
            </Menu.Dropdown>
          </Menu>
          <Button leftSection={<IconCheck size={16} aria-hidden />} onClick={() => onClose(document.name)}>
            {t("editor.close")}
          </Button>
        </>
      }
      panel={
        <SidePanel
          session={session}
          underlay={underlay}
          zones={props.zones}
          middle={middle}
          onPlaced={() => stage.current?.focus()}
        />
      }
    >
      <Beside session={session} />
      <Toolbar session={session} actions={actions} />
      <EditStage ref={stage} session={session} underlay={underlay} onMenu={setMenu}>
        <Menu
          opened={menu !== null}
          onClose={() => {
            setMenu(null);
            stage.current?.focus();
          }}
          position="bottom-start"
          withinPortal
          trapFocus
        >
          <Menu.Target>
            <span
              className={classes.menuAt}
              style={{ left: menu?.[0] ?? 0, top: menu?.[1] ?? 0 }}
              aria-hidden="true"
            />
          </Menu.Target>
          <Menu.Dropdown aria-label={t("editor.menu")}>
            <MenuLines actions={[by.cut, by.copy, by.paste, by.duplicate, by.array]} />
            <Menu.Divider />
            <MenuLines actions={[by.turn, by.turnBack, by.lock, by.merge, by.split]} />
            <Menu.Divider />
            <MenuLines actions={[by.fitPick, by.all, by.numbering, by.outlineAnew]} />
            <Menu.Divider />
            <MenuLines actions={[by.remove]} />
          </Menu.Dropdown>
        </Menu>
      </EditStage>
      {dialog === "array" ? <ArrayDialog session={session} onClose={() => setDialog(null)} /> : null}
      {dialog === "numbering" ? <NumberingDialog session={session} onClose={() => setDialog(null)} /> : null}
      {dialog === "hall" ? (
        <NewHallDialog onClose={() => setDialog(null)} onDone={({ hall }) => onHall(hall.name)} />
      ) : null}
      {dialog === "copy_hall" ? (
        <CopyHallDialog
          session={session}
          onClose={() => setDialog(null)}
          onDone={(copied) => onHall(copied.document.hall.name)}
        />
      ) : null}
      {dialog === "remove_hall" ? (
        <RemoveHallDialog
          session={session}
          onClose={() => setDialog(null)}
          onDone={({ halls: [next] }) => (next === undefined ? onClose(null) : onHall(next.name))}
        />
      ) : null}
      <Asking session={session} />
    </Screen>
  );
}

function SavedOrNot({ session }: { session: EditorSession }) {
  const t = useText();
  const { waiting } = useEditor(session);
  return <span role="status">{t(waiting > 0 ? "editor.saving" : "editor.saved")}</span>;
}

/** The question that an edit of occupied booths waits for. */
function Asking({ session }: { session: EditorSession }) {
  const { asking } = useEditor(session);
  if (asking === null) return null;
  return <OccupiedDialog asking={asking} onClose={() => session.set({ asking: null })} />;
}
