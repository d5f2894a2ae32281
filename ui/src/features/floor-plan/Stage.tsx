import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from "react";
import { useText } from "@/lib/i18n";
import type { BoothView, FloorView } from "@/lib/ipc";
import { Drawing, shapeId } from "./Drawing";
import type { Looks } from "./model/colouring";
import {
  type Bounds,
  boothAt,
  boundsOf,
  grown,
  type Point,
  pathOf,
  polygonsOf,
  sizeOf,
} from "./model/geometry";
import { detailAt, letters } from "./model/labels";
import { isDirection, next } from "./model/steps";
import { layerBox, toFloor } from "./model/viewport";
import classes from "./Stage.module.css";
import { UnderlayPicture } from "./underlay/UnderlayPicture";
import { useUnderlayView } from "./underlay/useUnderlayView";
import { useStageView } from "./useStageView";
import { ZoomControls } from "./ZoomControls";

export interface StageHandle {
  fly: (bounds: Bounds) => void;
  focus: () => void;
  /** The booth under a point of the window. */
  boothAtClient: (x: number, y: number) => BoothView | null;
}

export interface StageProps {
  ref: Ref<StageHandle>;
  floor: FloorView;
  looks: Looks;
  openId: string | null;
  /** Where the keyboard is. */
  cursorId: string | null;
  onCursor: (id: string) => void;
  onOpen: (booth: BoothView) => void;
  onTapFloor: () => void;
  /** Booths into which a firm would come. */
  targets: readonly BoothView[];
  /** What the check's finding is about. */
  shapes: readonly (readonly Point[])[];
  /** Booths that what is in the hand cannot have. */
  barred: readonly BoothView[];
  /** The cheapest places for it, and what is said of each. */
  cheapest: readonly { booths: readonly BoothView[]; said: string }[];
  /** Whether a press on a booth takes up who stands there. */
  onGrab: (booth: BoothView, event: PointerEvent) => boolean;
  children?: ReactNode;
}

/** The hall, to move about in. */
export function Stage(props: StageProps) {
  const { floor, cursorId } = props;
  const t = useText();
  const stage = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const whole = useMemo(
    () =>
      grown(boundsOf([...floor.outline, ...floor.booths.flatMap((booth) => polygonsOf(booth).flat())]), 500),
    [floor],
  );
  const tap = (at: Point) => {
    if (view.live.current === null) return;
    const booth = boothAt(floor.booths, toFloor(view.live.current, at));
    if (booth === null) {
      props.onTapFloor();
    } else {
      props.onCursor(booth.id);
      props.onOpen(booth);
    }
  };
  const takes = (event: PointerEvent) => {
    const box = stage.current?.getBoundingClientRect();
    if (event.button !== 0 || box === undefined || view.live.current === null) return false;
    const at: Point = [event.clientX - box.left, event.clientY - box.top];
    const booth = boothAt(floor.booths, toFloor(view.live.current, at));
    return booth !== null && props.onGrab(booth, event);
  };
  const view = useStageView(stage, layer, whole, floor.hall, tap, takes);
  const { size, drawn, live, fly, fitAll, zoomBy } = view;

  useImperativeHandle(props.ref, () => ({
    fly,
    focus: () => stage.current?.focus(),
    boothAtClient(x, y) {
      const box = stage.current?.getBoundingClientRect();
      if (box === undefined || live.current === null) return null;
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) return null;
      return boothAt(floor.booths, toFloor(live.current, [x - box.left, y - box.top]));
    },
  }));

  // What the keyboard is at stays in sight.
  const cursor = floor.booths.find((booth) => booth.id === cursorId) ?? null;
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (cursor === null || followed.current === cursor.id) return;
    followed.current = cursor.id;
    fly(grown(boundsOf(polygonsOf(cursor).flat()), 500), true);
  }, [cursor, fly]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const from = cursor ?? floor.booths[0];
    if (isDirection(event.key) && from !== undefined) {
      const to = cursor === null ? from : next(floor.booths, from, event.key);
      if (to !== null) props.onCursor(to.id);
    } else if (event.key === "Home" && floor.booths[0] !== undefined) {
      props.onCursor(floor.booths[0].id);
    } else if (event.key === "End" && floor.booths.length > 0) {
      props.onCursor((floor.booths.at(-1) as BoothView).id);
    } else if ((event.key === "Enter" || event.key === " ") && cursor !== null) {
      // A key that is held opens or puts down once.
      if (!event.repeat) props.onOpen(cursor);
    } else if (event.key === "+" || event.key === "=") {
      zoomBy(1);
    } else if (event.key === "-") {
      zoomBy(-1);
    } else if (event.key === "0") {
      fitAll();
    } else {
      return;
    }
    event.preventDefault();
  };

  const least = useMemo(() => {
    const all = floor.booths.map((booth) => letters(sizeOf(booth), booth.code));
    return {
      code_mm: Math.min(600, ...all.map((each) => each.code_mm)),
      name_mm: Math.min(360, ...all.map((each) => each.name_mm)),
    };
  }, [floor]);
  const box = useMemo(() => (drawn === null ? undefined : layerBox(drawn, size)), [drawn, size]);
  const open = floor.booths.find((booth) => booth.id === props.openId);
  const { underlay, path } = useUnderlayView(floor.hall);
  const under = underlay?.shown ? underlay : null;
  return (
    <div className={classes.frame}>
      <div
        ref={stage}
        className={classes.stage}
        role="listbox"
        data-shares-keys
        aria-label={t("floor.plan_of", { hall: floor.name })}
        aria-activedescendant={cursor === null ? undefined : shapeId(cursor.id)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div ref={layer} className={classes.layer} role="presentation">
          {drawn === null ? null : (
            <>
              {under === null ? null : (
                <UnderlayPicture underlay={under} path={path} outline={floor.outline} box={box} />
              )}
              <svg className={classes.svg} {...box} role="presentation">
                <Drawing
                  hasGround={under === null}
                  floor={floor}
                  looks={props.looks}
                  detail={detailAt(drawn.scale, least)}
                  openId={props.openId}
                />
                <g className={classes.marks}>
                  {props.shapes.map((shape, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a finding's shapes have no other name
                    <path key={index} className={classes.finding} d={pathOf(shape)} />
                  ))}
                  {open === undefined ? null : <Outline booth={open} className={classes.open} />}
                  <Barred booths={props.barred} />
                  {props.cheapest.map(({ booths, said }) => (
                    <Cheapest key={booths.map(({ id }) => id).join()} booths={booths} said={said} />
                  ))}
                  {props.targets.map((booth) => (
                    <Outline key={booth.id} booth={booth} className={classes.target} />
                  ))}
                  {cursor === null ? null : <Outline booth={cursor} className={classes.cursor} />}
                </g>
              </svg>
            </>
          )}
        </div>
      </div>
      <ZoomControls zoomBy={zoomBy} fitAll={fitAll} />
      {props.children}
    </div>
  );
}

/** All that cannot be had, under one veil: one shape, however many there are. */
function Barred({ booths }: { booths: readonly BoothView[] }) {
  const d = useMemo(() => booths.flatMap(polygonsOf).map(pathOf).join(""), [booths]);
  return d === "" ? null : <path className={classes.barred} d={d} />;
}

function Cheapest({ booths, said }: { booths: readonly BoothView[]; said: string }) {
  const [first] = booths;
  if (first === undefined) return null;
  const { width_mm, depth_mm } = sizeOf(first);
  const [x, y] = first.centroid;
  return (
    <>
      {booths.map((booth) => (
        <Outline key={booth.id} booth={booth} className={classes.cheap} />
      ))}
      <text className={classes.cheapText} x={x} y={y + depth_mm * 0.42} fontSize={width_mm * 0.22}>
        {said}
      </text>
    </>
  );
}

function Outline({ booth, className }: { booth: BoothView; className: string | undefined }) {
  return <path className={className} d={polygonsOf(booth).map(pathOf).join("")} />;
}
