import { VisuallyHidden } from "@mantine/core";
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { lengthTyped } from "@/features/floor-plan/model/edit/lengths";
import { beside, clicked, itemAt } from "@/features/floor-plan/model/edit/pick";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { itemBounds, union } from "@/features/floor-plan/model/edit/shapes";
import { type Bounds, boundsOf, centre, grown, type Point } from "@/features/floor-plan/model/geometry";
import { detailAt } from "@/features/floor-plan/model/labels";
import { isDirection, next } from "@/features/floor-plan/model/steps";
import { layerBox, toFloor, toStage } from "@/features/floor-plan/model/viewport";
import { UnderlayPicture, UnderlayPoints } from "@/features/floor-plan/underlay/UnderlayPicture";
import { useStageView } from "@/features/floor-plan/useStageView";
import { ZoomControls } from "@/features/floor-plan/ZoomControls";
import { useText } from "@/lib/i18n";
import { EditDrawing } from "./EditDrawing";
import classes from "./Editor.module.css";
import { Marks } from "./Marks";
import { itemShapeId } from "./Overlay";
import { closeCorners } from "./tools";
import type { UnderlayTable } from "./underlay/useUnderlay";
import { useUnderlayHand } from "./underlay/useUnderlayHand";
import { type Hand, useHand } from "./useHand";
import { useEditor } from "./useSession";

export interface EditStageHandle {
  fly: (bounds: Bounds) => void;
  focus: () => void;
  fitAll: () => void;
  /** What is on the screen now. */
  seen: () => { middle: Point; bounds: Bounds } | null;
  /** Where a menu of the keyboard opens: beside what is picked. */
  menuPlace: () => Point;
  cancel: () => boolean;
}

const NUDGE_MM = 10;
const FAR_NUDGE_MM = 100;
/** Letters of the usual booth, by which it is known what can be read. */
const USUAL = { code_mm: 600, name_mm: 360 };

export function EditStage(props: {
  ref: Ref<EditStageHandle>;
  session: EditorSession;
  underlay: UnderlayTable;
  onMenu: (at: Point) => void;
  children?: ReactNode;
}) {
  const { session } = props;
  const t = useText();
  const state = useEditor(session);
  const { document: plan, pick, cursor, tool, layers, unit } = state;
  const stage = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<{ from: Point; to: Point } | null>(null);
  const whole = useMemo(
    () => grown(union([boundsOf(plan.outline), ...[...plan.items.values()].map(itemBounds)]), 500),
    [plan.outline, plan.items],
  );
  const hand = useRef<Hand | null>(null);
  const takesUnderlay = useRef<((event: PointerEvent) => boolean) | null>(null);
  const view = useStageView(
    stage,
    layer,
    whole,
    plan.hall,
    () => undefined,
    (event) => takesUnderlay.current?.(event) || (hand.current?.take(event) ?? false),
  );
  const { size, drawn, live, fly, fitAll, zoomBy } = view;
  const onUnderlay = useUnderlayHand(stage, live, session, props.underlay);
  takesUnderlay.current = onUnderlay.take;
  const length = (mm: number) => `${lengthTyped(mm, unit)} ${unit}`;
  hand.current = useHand(stage, overlay, live, {
    session,
    length,
    label: (facility) =>
      facility === "extinguisher" || facility === "hydrant" || facility === "text" || facility === "sponsor"
        ? t(`editor.facility_${facility}`)
        : null,
    say: setMeasured,
  });

  const seen = () => {
    const now = live.current;
    if (now === null || size.width === 0) return null;
    const [left, top] = toFloor(now, [0, 0]);
    const [right, bottom] = toFloor(now, [size.width, size.height]);
    const bounds = { left, top, right, bottom };
    return { middle: centre(bounds), bounds };
  };
  useImperativeHandle(props.ref, () => ({
    fly,
    fitAll,
    seen,
    focus: () => stage.current?.focus(),
    cancel: () => hand.current?.cancel() ?? false,
    menuPlace: () => {
      const items = session.picked;
      if (live.current === null || items.length === 0) return [size.width / 2, size.height / 2];
      const [x, y] = toStage(live.current, centre(union(items.map(itemBounds))));
      return [Math.min(Math.max(x, 8), size.width - 8), Math.min(Math.max(y, 8), size.height - 8)];
    },
  }));

  // Thousands of options do not follow the pick by React: only those that are otherwise are told.
  const told = useRef<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn anew must be told again
  useEffect(() => {
    for (const id of told.current)
      if (!pick.has(id)) document.getElementById(itemShapeId(id))?.setAttribute("aria-selected", "false");
    for (const id of pick) document.getElementById(itemShapeId(id))?.setAttribute("aria-selected", "true");
    told.current = pick;
  }, [pick, plan.items, drawn]);

  const bounds = useRef(whole);
  bounds.current = whole;
  const goTo = (id: string, adding: boolean) => {
    const item = plan.items.get(id);
    if (item === undefined) return;
    session.setPick(clicked(pick, id, adding && !pick.has(id)), id);
    fly(grown(itemBounds(item), 500), true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const { reachable } = session;
    if (onUnderlay.nudge(event)) {
      event.preventDefault();
      return;
    }
    if (isDirection(event.key)) {
      if (pick.size > 0 && !event.altKey) {
        const by = event.shiftKey ? FAR_NUDGE_MM : NUDGE_MM;
        const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
          event.key
        ] as [number, number];
        // A held key is a hand that moves.
        session.hold(true);
        session.move(dx * by, dy * by);
        session.hold(false);
      } else {
        const all = reachable.map((item) => ({
          id: item.id,
          centroid: centre(itemBounds(item)) as [number, number],
        }));
        const from = all.find(({ id }) => id === cursor);
        const to = from === undefined ? beside(reachable, null, 1) : next(all, from, event.key);
        if (to !== null) goTo(to.id, event.shiftKey);
      }
    } else if (event.key === "Tab" && pick.size > 0) {
      const to = beside(reachable, cursor, event.shiftKey ? -1 : 1);
      if (to !== null) goTo(to.id, false);
    } else if (event.key === "Home" || event.key === "End") {
      const to = beside(reachable, null, event.key === "Home" ? 1 : -1);
      if (to !== null) goTo(to.id, false);
    } else if (event.key === " " && cursor !== null) {
      session.setPick(clicked(pick, cursor, true), cursor);
    } else if (event.key === "Enter") {
      if (state.corners.length > 0) closeCorners(session);
      else document.querySelector<HTMLElement>("[data-first-field]")?.focus();
    } else if (event.key === "Backspace" && state.corners.length > 0) {
      session.set({ corners: state.corners.slice(0, -1) });
      event.stopPropagation();
    } else if (event.key === "+" || event.key === "=") zoomBy(1);
    else if (event.key === "-") zoomBy(-1);
    else if (event.key === "0") fitAll();
    else return;
    event.preventDefault();
  };
  const onContextMenu = (event: React.MouseEvent) => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const at: Point = [event.clientX - box.left, event.clientY - box.top];
    if (live.current !== null && event.button === 2) {
      const item = itemAt(
        plan,
        session.index,
        toFloor(live.current, at),
        6 / live.current.scale,
        session.may,
      );
      if (item !== null && !pick.has(item.id)) session.setPick([item.id]);
    }
    props.onMenu(at);
  };

  const box = useMemo(() => (drawn === null ? undefined : layerBox(drawn, size)), [drawn, size]);
  const said = useSaid(session);
  const under = props.underlay.underlay?.shown ? props.underlay.underlay : null;
  return (
    <div className={classes.frame}>
      <div
        ref={stage}
        className={classes.stage}
        data-tool={tool}
        data-revision={plan.revision}
        data-shares-keys
        role="listbox"
        aria-multiselectable
        aria-label={t("floor.plan_of", { hall: plan.name })}
        aria-activedescendant={cursor === null ? undefined : itemShapeId(cursor)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
      >
        <div ref={layer} className={classes.layer} role="presentation">
          {drawn === null ? null : (
            <>
              {under === null ? null : (
                <UnderlayPicture
                  underlay={under}
                  path={props.underlay.path}
                  outline={plan.outline}
                  box={box}
                />
              )}
              <svg className={classes.svg} {...box} role="presentation">
                <EditDrawing
                  hasGround={under === null}
                  outline={plan.outline}
                  items={plan.items}
                  layers={layers}
                  detail={detailAt(drawn.scale, USUAL)}
                />
              </svg>
              <svg className={`${classes.svg} ${classes.marksOf}`} {...box} aria-hidden="true">
                <Marks state={state} scale={drawn.scale} measured={tool === "measure" ? measured : null} />
                {tool === "underlay_scale" && props.underlay.points !== null ? (
                  <UnderlayPoints points={props.underlay.points} scale={drawn.scale} />
                ) : null}
              </svg>
            </>
          )}
        </div>
        <div ref={overlay} className={classes.overlay} aria-hidden="true" />
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {tool === "measure" && measured !== null ? (
        <div className={classes.note}>
          {t("editor.measured", {
            length: length(
              Math.round(Math.hypot(measured.to[0] - measured.from[0], measured.to[1] - measured.from[1])),
            ),
            dx: length(Math.abs(measured.to[0] - measured.from[0])),
            dy: length(Math.abs(measured.to[1] - measured.from[1])),
          })}
        </div>
      ) : tool === "corners" || tool === "keep_clear" ? (
        <div className={classes.note}>{t("editor.corners_help")}</div>
      ) : tool === "underlay_move" || tool === "underlay_scale" ? (
        <div className={classes.note}>
          {t(tool === "underlay_move" ? "underlay.move_help" : "underlay.scale_help")}
        </div>
      ) : tool === "outline" ? (
        <div className={classes.note}>{t("editor.outline_help")}</div>
      ) : null}
      <ZoomControls zoomBy={zoomBy} fitAll={fitAll} />
      {props.children}
    </div>
  );
}

/** The pick in words, for those who do not see it. */
function useSaid(session: EditorSession): string {
  const t = useText();
  const { pick, unit } = useEditor(session);
  if (pick.size > 1) return t("editor.picked", { count: pick.size });
  const [only] = session.picked;
  if (only === undefined) return "";
  const { left, top } = itemBounds(only);
  const name = only.type === "booth" ? only.code : (only.label ?? t(`floor.kind_${only.kind}`));
  return t("editor.picked_one", { name, x: lengthTyped(left, unit), y: lengthTyped(top, unit), unit });
}
