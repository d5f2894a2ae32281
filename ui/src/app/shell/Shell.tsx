import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { keepLeft } from "@/app/begin";
import { features } from "@/app/features";
import type { Zoom } from "@/app/preferences";
import { useWorkspaceFiles } from "@/app/start/useWorkspaceFiles";
import { Dialog } from "@/components/Dialog";
import { useIsPainted } from "@/components/FirstFrame";
import { Loading } from "@/components/states";
import { UndoContext } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import type { AppState } from "@/lib/ipc";
import { type FindWay, useActions, WayContext } from "@/lib/shell";
import { Header } from "./Header";
import { Palette } from "./Palette";
import { Rail } from "./Rail";
import classes from "./Shell.module.css";
import { ShortcutsSheet } from "./ShortcutsSheet";
import { useHistory } from "./useHistory";

// Forms and calendars come when they are asked for: an open event is on the screen sooner.
const NewEventForm = lazy(async () => ({ default: (await import("@/features/event")).NewEventForm }));

type Over = "palette" | "shortcuts" | "new-event" | null;

/** The window once an event is open: rail, header, and the screen between them. */
export function Shell({ state, zoom }: { state: AppState; zoom: Zoom }) {
  const t = useText();
  const isPainted = useIsPainted();
  const navigate = useNavigate();
  const history = useHistory(state);
  const files = useWorkspaceFiles(state.default_path);
  const [over, setOver] = useState<Over>(null);
  const close = useCallback(() => setOver(null), []);
  const [closing, setClosing] = useState(false);

  const place = useLocation({ select: ({ pathname }) => pathname });
  const workspace = state.workspace?.path;
  useEffect(() => {
    if (workspace !== undefined) keepLeft(workspace, place);
  }, [workspace, place]);

  const way = useCallback<FindWay>(
    (target) => {
      const feature = features.find((candidate) => candidate.opens?.includes(target.kind));
      if (feature === undefined) return null;
      const search = target.id === null ? {} : { id: target.id };
      return () => void navigate({ to: feature.path, search });
    },
    [navigate],
  );

  useActions([
    {
      id: "palette",
      label: t("shell.search"),
      keys: "Mod+K",
      whileTyping: true,
      notInPalette: true,
      run: () => setOver((now) => (now === "palette" ? null : "palette")),
    },
    {
      id: "undo",
      label: history.undoLabel,
      sheetLabel: t("shell.undo"),
      keys: "Mod+Z",
      disabled: !history.canUndo,
      run: history.undo,
    },
    {
      id: "redo",
      label: history.redoLabel,
      sheetLabel: t("shell.redo"),
      keys: "Mod+Shift+Z",
      alsoKeys: ["Mod+Y"],
      disabled: !history.canRedo,
      run: history.redo,
    },
    { id: "new-event", label: t("shell.new_event"), run: () => setOver("new-event") },
    { id: "open-workspace", label: t("shell.open_workspace"), run: () => void files.open() },
    {
      id: "zoom-in",
      label: t("shell.zoom_in"),
      keys: "Mod++",
      alsoKeys: ["Mod+="],
      whileTyping: true,
      run: zoom.larger,
    },
    { id: "zoom-out", label: t("shell.zoom_out"), keys: "Mod+-", whileTyping: true, run: zoom.smaller },
    { id: "zoom-reset", label: t("shell.zoom_reset"), keys: "Mod+0", whileTyping: true, run: zoom.original },
    { id: "shortcuts", label: t("shell.shortcuts"), keys: "?", run: () => setOver("shortcuts") },
    ...features.map((feature, index) => ({
      id: `go-${feature.id}`,
      label: t("shell.go_to", { screen: t(feature.label) }),
      keys: `Mod+${index + 1}`,
      notInPalette: true,
      run: () => void navigate({ to: feature.path }),
    })),
  ]);

  const undo = useMemo(() => history.undo, [history.undo]);
  return (
    <UndoContext.Provider value={undo}>
      <WayContext.Provider value={way}>
        <div className={classes.shell}>
          {/* biome-ignore lint/a11y/useValidAnchor: a link past the menu is what readers look for; its address is the router's */}
          <a className={classes.skip} href="#main" onClick={focusMain}>
            {t("shell.skip")}
          </a>
          <Header
            state={state}
            history={history}
            zoom={zoom}
            onFind={() => setOver("palette")}
            onNewEvent={() => setOver("new-event")}
            onOpenWorkspace={() => void files.open()}
          />
          <Rail />
          <main id="main" className={classes.main} tabIndex={-1}>
            {/* What was begun in one workspace or event is not there in another. */}
            <Outlet key={`${state.opening}-${state.event?.id}`} />
          </main>
        </div>
        {isPainted ? (
          <>
            <Palette opened={over === "palette"} onClose={close} />
            <ShortcutsSheet opened={over === "shortcuts"} onClose={close} />
            <Dialog
              opened={over === "new-event"}
              onClose={() => setClosing(true)}
              covered={closing}
              title={t("event.title")}
              size="lg"
            >
              <Suspense fallback={<Loading lines={5} />}>
                <NewEventForm
                  key={state.opening}
                  onCreated={close}
                  closing={{
                    asked: closing,
                    onSettled: (go) => {
                      setClosing(false);
                      if (go) close();
                    },
                  }}
                />
              </Suspense>
            </Dialog>
          </>
        ) : null}
      </WayContext.Provider>
    </UndoContext.Provider>
  );
}

/** The address is the router's, so the link moves the focus itself. */
function focusMain(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
