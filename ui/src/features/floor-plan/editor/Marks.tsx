import { memo } from "react";
import { boothsOf, type Item, type PlanDocument } from "@/features/floor-plan/model/edit/document";
import { handlesOf, polygonHandles } from "@/features/floor-plan/model/edit/handles";
import { isShown } from "@/features/floor-plan/model/edit/layers";
import type { EditorState } from "@/features/floor-plan/model/edit/session";
import { outlinesOf } from "@/features/floor-plan/model/edit/shapes";
import { type Point, pathOf } from "@/features/floor-plan/model/geometry";
import classes from "./Editor.module.css";

const pathOfItems = (items: readonly Item[]) =>
  items
    .flatMap(outlinesOf)
    .map(({ points, closed }) => (closed ? pathOf(points) : pathOf(points).slice(0, -1)))
    .join("");

const HANDLE_PX = 8;

/** What is picked, where it can be pulled, and what is wrong: a picture of its own, so that picking paints nothing else. */
export const Marks = memo(function Marks(props: {
  state: EditorState;
  scale: number;
  measured: { from: Point; to: Point } | null;
}) {
  const { state, scale, measured } = props;
  const { document, pick, cursor, tool, corners, layers } = state;
  const picked = [...pick].flatMap((id) => document.items.get(id) ?? []);
  const current = cursor === null || pick.has(cursor) ? undefined : document.items.get(cursor);
  const handles =
    tool === "outline" ? polygonHandles(document.outline) : tool === "pick" ? handlesOf(picked, scale) : [];
  const side = HANDLE_PX / scale;
  const wrong = layers.booths.shown ? wrongOf(document) : [];
  return (
    <g className={classes.marks}>
      {wrong.length === 0 ? null : <path className={classes.wrong} d={pathOfItems(wrong)} />}
      {picked.length === 0 ? null : <path className={classes.picked} d={pathOfItems(picked)} />}
      {current === undefined || !isShown(layers, current) ? null : (
        <path className={classes.cursor} d={pathOfItems([current])} />
      )}
      {tool === "outline" ? <path className={classes.way} d={pathOf(document.outline)} /> : null}
      {corners.length === 0 ? null : <path className={classes.way} d={pathOf(corners).slice(0, -1)} />}
      {measured === null ? null : (
        <path className={classes.way} d={pathOf([measured.from, measured.to]).slice(0, -1)} />
      )}
      {corners.map(([x, y]) => (
        <rect
          key={`${x} ${y}`}
          className={classes.handle}
          x={x - side / 2}
          y={y - side / 2}
          width={side}
          height={side}
        />
      ))}
      {handles.map(({ name, at: [x, y] }) => {
        const small = name.startsWith("m") ? side * 0.7 : side;
        return (
          <rect
            key={name}
            className={name === "turn" ? classes.turn : classes.handle}
            x={x - small / 2}
            y={y - small / 2}
            width={small}
            height={small}
            rx={name === "turn" || name.startsWith("m") ? small / 2 : 0}
          />
        );
      })}
    </g>
  );
});

const wrongOf = (document: PlanDocument) =>
  boothsOf(document).filter((booth) => (booth.derived?.problems.length ?? 0) > 0);
