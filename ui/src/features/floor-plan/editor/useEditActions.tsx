import type { RefObject } from "react";
import type { AlignTo } from "@/features/floor-plan/model/edit/arrange";
import type { EditorSession, Tool } from "@/features/floor-plan/model/edit/session";
import { itemBounds, union } from "@/features/floor-plan/model/edit/shapes";
import { useText } from "@/lib/i18n";
import { call } from "@/lib/ipc";
import { type Action, useActions } from "@/lib/shell";
import type { EditStageHandle } from "./EditStage";
import { useEditorAtRest } from "./useSession";

export type DialogName = "array" | "numbering" | "hall" | "copy_hall" | "remove_hall";

const TOOL_KEYS: readonly (readonly [Tool, string])[] = [
  ["pick", "V"],
  ["hand", "H"],
  ["booth", "B"],
  ["measure", "M"],
  ["outline", "O"],
  ["wall", "W"],
  ["exit", "D"],
  ["column", "K"],
  ["main_aisle", "L"],
  ["keep_clear", "X"],
  ["text", "T"],
];
export const keyOf = (tool: Tool): string | null => TOOL_KEYS.find(([each]) => each === tool)?.[1] ?? null;

/** Everything that can be done with the pick, once for the keys, the menu and the palette. */
export function useEditActions(
  session: EditorSession,
  stage: RefObject<EditStageHandle | null>,
  onDialog: (dialog: DialogName) => void,
  onMenu: (at: readonly [number, number]) => void,
) {
  const t = useText();
  const { pick, tool, corners, isSnapping } = useEditorAtRest(session);
  const items = session.picked;
  const booths = items.filter((item) => item.type === "booth");
  const none = pick.size === 0;
  const isLocked = !none && items.every((item) => item.is_locked);
  const asked = () => ({
    booths: session.picked.filter(({ type }) => type === "booth").map(({ id }) => id),
  });
  const setTool = (next: Tool) => session.set({ tool: next, corners: [] });
  const align = (to: AlignTo): Action => ({
    id: `edit-align-${to}`,
    label: t(`editor.align_${to}`),
    disabled: pick.size < 2,
    run: () => session.align(to),
  });
  const by = {
    copy: {
      id: "edit-copy",
      label: t("editor.copy"),
      keys: "Mod+C",
      disabled: none,
      run: () => void session.copy(),
    },
    cut: {
      id: "edit-cut",
      label: t("editor.cut"),
      keys: "Mod+X",
      disabled: none,
      run: () => {
        session.copy();
        session.remove();
      },
    },
    paste: {
      id: "edit-paste",
      label: t("editor.paste"),
      keys: "Mod+V",
      run: () => {
        const seen = stage.current?.seen();
        if (seen) session.paste(seen);
      },
    },
    duplicate: {
      id: "edit-duplicate",
      label: t("editor.duplicate"),
      keys: "Mod+D",
      disabled: none,
      run: () => session.duplicate(),
    },
    array: {
      id: "edit-array",
      label: t("editor.array"),
      keys: "Mod+Shift+D",
      disabled: none,
      run: () => onDialog("array"),
    },
    remove: {
      id: "edit-remove",
      label: t("editor.remove"),
      keys: "Delete",
      alsoKeys: ["Backspace"],
      disabled: none || isLocked || corners.length > 0,
      run: () => session.remove(),
    },
    turn: {
      id: "edit-turn",
      label: t("editor.turn"),
      keys: "R",
      disabled: none,
      run: () => session.turn(90_000),
    },
    turnBack: {
      id: "edit-turn-back",
      label: t("editor.turn_back"),
      keys: "Shift+R",
      disabled: none,
      run: () => session.turn(-90_000),
    },
    lock: {
      id: "edit-lock",
      label: t(isLocked ? "editor.unlock" : "editor.lock"),
      sheetLabel: t("editor.lock_or_unlock"),
      keys: "Mod+L",
      disabled: none,
      run: () => session.lock(!isLocked),
    },
    merge: {
      id: "edit-merge",
      label: t("editor.merge"),
      keys: "Mod+G",
      disabled: booths.length < 2,
      run: () => {
        const ids = asked();
        session.ask(({ hall, revision }, confirm_occupied) =>
          call("hall_merge", { hall, revision, ...ids, confirm_occupied }),
        );
      },
    },
    split: {
      id: "edit-split",
      label: t("editor.split"),
      keys: "Mod+Shift+G",
      disabled: !booths.some((booth) => booth.parts.length > 0),
      run: () => {
        const ids = booths.filter((booth) => booth.parts.length > 0).map(({ id }) => id);
        session.ask(({ hall, revision }, confirm_occupied) =>
          call("hall_split", { hall, revision, booths: ids, confirm_occupied }),
        );
      },
    },
    numbering: {
      id: "edit-numbering",
      label: t("editor.numbering"),
      keys: "N",
      run: () => onDialog("numbering"),
    },
    newHall: { id: "edit-new-hall", label: t("editor.new_hall"), run: () => onDialog("hall") },
    copyHall: { id: "edit-copy-hall", label: t("editor.copy_hall"), run: () => onDialog("copy_hall") },
    removeHall: {
      id: "edit-remove-hall",
      label: t("editor.remove_hall"),
      run: () => onDialog("remove_hall"),
    },
    fitPick: {
      id: "edit-fit-pick",
      label: t("editor.fit_pick"),
      keys: "Z",
      disabled: none,
      run: () => stage.current?.fly(union(session.picked.map(itemBounds))),
    },
    all: { id: "edit-all", label: t("editor.pick_all"), keys: "Mod+A", run: () => session.pickAll() },
    snapping: {
      id: "edit-snapping",
      label: t(isSnapping ? "editor.snapping_off" : "editor.snapping_on"),
      sheetLabel: t("editor.snapping"),
      keys: "S",
      run: () => session.set({ isSnapping: !isSnapping }),
    },
    spreadX: {
      id: "edit-distribute-x",
      label: t("editor.distribute_x"),
      disabled: pick.size < 3,
      run: () => session.distribute("x"),
    },
    spreadY: {
      id: "edit-distribute-y",
      label: t("editor.distribute_y"),
      disabled: pick.size < 3,
      run: () => session.distribute("y"),
    },
    menu: {
      id: "edit-menu",
      label: t("editor.menu"),
      keys: "Shift+F10",
      alsoKeys: ["ContextMenu"],
      notInPalette: true,
      run: () => onMenu(stage.current?.menuPlace() ?? [0, 0]),
    },
    outlineAnew: {
      id: "edit-outline-anew",
      label: t("editor.outline_anew"),
      run: () => {
        setTool("corners");
        stage.current?.focus();
      },
    },
    escape: {
      id: "edit-escape",
      label: t("editor.let_go"),
      keys: "Escape",
      notInPalette: true,
      run: () => {
        if (stage.current?.cancel()) return;
        if (corners.length > 0) {
          session.set({ corners: [] });
          stage.current?.cancel();
        } else if (tool !== "pick") setTool("pick");
        else session.setPick([], null);
      },
    },
  } satisfies Record<string, Action>;
  const aligns = (["left", "centre", "right", "top", "middle", "bottom"] as const).map(align);
  const tools = TOOL_KEYS.map(
    ([each, keys]): Action => ({
      id: `edit-tool-${each}`,
      label: toolLabel(t, each),
      keys,
      run: () => {
        setTool(each);
        stage.current?.focus();
      },
    }),
  );
  const listed: Action[] = (
    [
      ["nudge", "ArrowRight"],
      ["nudge_far", "Shift+ArrowRight"],
      ["go", "Alt+ArrowRight"],
      ["go_next", "Tab"],
      ["pick_more", " "],
      ["type", "Enter"],
    ] as const
  ).map(([key, keys]) => ({
    id: `edit-note-${key}`,
    label: t(`editor.note_${key}`),
    keys,
    isListedOnly: true,
    notInPalette: true,
    run: () => undefined,
  }));
  useActions([...tools, ...Object.values(by), ...aligns, ...listed]);
  return { by, aligns };
}

export type EditActions = ReturnType<typeof useEditActions>;

export function toolLabel(t: ReturnType<typeof useText>, tool: Tool): string {
  switch (tool) {
    case "pick":
      return t("editor.tool_pick");
    case "hand":
      return t("editor.tool_hand");
    case "booth":
      return t("editor.tool_booth");
    case "measure":
      return t("editor.tool_measure");
    case "outline":
      return t("editor.tool_outline");
    case "corners":
      return t("editor.outline_anew");
    case "underlay_move":
      return t("underlay.move");
    case "underlay_scale":
      return t("underlay.scale");
    default:
      return t(`editor.facility_${tool}`);
  }
}
