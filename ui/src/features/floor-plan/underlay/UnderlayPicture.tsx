import { memo } from "react";
import { type Point, pathOf } from "@/features/floor-plan/model/geometry";
import { transformOf } from "@/features/floor-plan/model/underlay";
import type { LayerBox } from "@/features/floor-plan/model/viewport";
import { backend, type UnderlayOut } from "@/lib/ipc";
import classes from "./Underlay.module.css";

/** By which the hand finds the picture that it moves. */
export const UNDERLAY_PICTURE = "underlay-picture";

/** The paper of the hall and the drawing on it. The plan above is drawn without its ground. */
export const UnderlayPicture = memo(function UnderlayPicture(props: {
  underlay: UnderlayOut;
  /** The lines; empty for a picture. */
  path: string;
  outline: readonly Point[];
  /** What of the floor the layer shows. */
  box: LayerBox | undefined;
}) {
  const { underlay, path, outline, box } = props;
  const { picture, width, height, opacity_percent } = underlay;
  return (
    <>
      <svg className={classes.ground} {...box} aria-hidden="true">
        <path d={pathOf(outline)} fill="#FFFFFF" />
      </svg>
      <svg
        id={UNDERLAY_PICTURE}
        className={classes.picture}
        // Of the whole picture, which is a layer: nothing is painted while the slider moves.
        style={{ opacity: opacity_percent / 100 }}
        {...box}
        aria-hidden="true"
      >
        <g transform={transformOf(underlay)}>
          {picture === null ? (
            <path className={classes.lines} d={path} />
          ) : (
            <image
              href={backend().mediaUrl(picture)}
              width={width}
              height={height}
              preserveAspectRatio="none"
            />
          )}
        </g>
      </svg>
    </>
  );
});

const POINT_PX = 6;

/** The two points by which a drawing is set to scale. */
export function UnderlayPoints({ points, scale }: { points: readonly [Point, Point]; scale: number }) {
  const side = POINT_PX / scale;
  return (
    <g>
      <path className={classes.way} d={pathOf(points).slice(0, -1)} />
      {points.map(([x, y], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are the first and the second
        <g key={index}>
          <circle className={classes.point} cx={x} cy={y} r={side} />
          <text className={classes.word} x={x + side * 1.5} y={y - side * 1.5} fontSize={side * 3}>
            {index + 1}
          </text>
        </g>
      ))}
    </g>
  );
}
