import { memo } from "react";
import { useText } from "@/lib/i18n";
import { type BoothView, backend, type ElementView, type FloorView } from "@/lib/ipc";
import { LIGHT } from "@/lib/look/tokens";
import type { LegendEntry, Looks } from "./model/colouring";
import { type Point, pathOf, polygonsOf, sizeOf } from "./model/geometry";
import { type Detail, letters, lines } from "./model/labels";

/** The id of a booth's shape, for the stage to say where the keyboard is. */
export const shapeId = (booth: string) => `booth-${booth}`;

/** Everything on the floor. It is drawn on paper in either theme. */
export const Drawing = memo(function Drawing(props: {
  /** Not where a drawing lies under the plan: that brings the ground. */
  hasGround: boolean;
  floor: FloorView;
  looks: Looks;
  detail: Detail;
  openId: string | null;
}) {
  const { hasGround, floor, looks, detail, openId } = props;
  return (
    <>
      <path
        d={pathOf(floor.outline)}
        fill={hasGround ? "#FFFFFF" : "none"}
        stroke={LIGHT.ink}
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
      <g>
        {floor.elements.map((element) => (
          <Element key={element.id} element={element} detail={detail} />
        ))}
      </g>
      {floor.booths.map((booth) => (
        <Booth
          key={booth.id}
          booth={booth}
          look={looks.of.get(booth.id)}
          detail={detail}
          selected={booth.id === openId}
        />
      ))}
    </>
  );
});

const Booth = memo(function Booth(props: {
  booth: BoothView;
  look: LegendEntry | undefined;
  detail: Detail;
  selected: boolean;
}) {
  const { booth, look, detail } = props;
  const t = useText();
  const names = booth.parties.map((party) => party.members.map((member) => member.name).join(" + "));
  const said = [
    booth.code,
    names.join("; ") || t(`floor.status_${booth.closed ? "closed" : "free"}`),
    look?.label,
  ];
  return (
    <g>
      <path
        id={shapeId(booth.id)}
        role="option"
        aria-selected={props.selected}
        aria-label={said.filter(Boolean).join(", ")}
        d={polygonsOf(booth).map(pathOf).join("")}
        fill={look?.fill ?? "#FFFFFF"}
        stroke={LIGHT.ink}
        strokeWidth={0.75}
        vectorEffect="non-scaling-stroke"
      />
      {/* The words are cut to the booth's size; the label says them whole. */}
      {detail === "none" ? null : (
        <g aria-hidden>
          <BoothWords booth={booth} mark={look?.mark ?? ""} names={detail === "names" ? names : []} />
        </g>
      )}
    </g>
  );
});

function BoothWords({ booth, mark, names }: { booth: BoothView; mark: string; names: string[] }) {
  const size = sizeOf(booth);
  const { code_mm: whole_mm, name_mm } = letters(size, booth.code);
  const [x, y] = booth.centroid;
  const named = names.flatMap((name) => lines(name, size.width_mm * 0.92, name_mm, 2)).slice(0, 3);
  // Beside names the code takes less room, and all of it stays in the booth.
  const code_mm = names.length > 0 ? whole_mm * 0.65 : whole_mm;
  const codeY = names.length > 0 ? y - size.depth_mm * 0.06 : y + code_mm * 0.35;
  return (
    <>
      <text x={x} y={codeY} fontSize={code_mm} fontWeight={700} textAnchor="middle" fill={LIGHT.ink}>
        {booth.code}
      </text>
      {named.map((line, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          key={index}
          x={x}
          y={y + size.depth_mm * 0.06 + (index + 0.7) * name_mm * 1.15}
          fontSize={name_mm}
          textAnchor="middle"
          fill={LIGHT.ink}
        >
          {line}
        </text>
      ))}
      {mark === "" ? null : (
        <text
          x={x - size.width_mm * 0.46}
          y={y - size.depth_mm * 0.46 + code_mm * 0.62}
          fontSize={code_mm * 0.7}
          fontWeight={600}
          fill={LIGHT.ink}
        >
          {mark}
        </text>
      )}
    </>
  );
}

/** Grounds and edges of what is no booth; a word says what it is. */
const KINDS: Partial<Record<ElementView["kind"], { fill: string; stroke: string; dash?: string }>> = {
  wall: { fill: "#4A4F59", stroke: "#1F2430" },
  column: { fill: "#4A4F59", stroke: "#1F2430" },
  entrance: { fill: "#DFF0E4", stroke: "#2A7248" },
  exit: { fill: "#DFF0E4", stroke: "#2A7248" },
  fire_equipment: { fill: "#FBEAE8", stroke: "#B3261E" },
  keep_clear: { fill: "#FFF8F7", stroke: "#B3261E", dash: "4 3" },
  main_aisle: { fill: "#FAF8F4", stroke: "#C9C2B6", dash: "5 4" },
  text: { fill: "none", stroke: "none" },
};
const USUAL: { fill: string; stroke: string; dash?: string } = { fill: "#EEF1F4", stroke: "#5B6472" };
const UNSAID: ReadonlySet<ElementView["kind"]> = new Set([
  "wall",
  "column",
  "main_aisle",
  "keep_clear",
  "dimension",
]);
const POINT_MM = 250;

function placeOf(shape: ElementView["shape"]): { points: Point[]; closed: boolean } {
  if ("point" in shape) {
    const [x, y] = shape.point;
    const at = (dx: number, dy: number): Point => [x + dx * POINT_MM, y + dy * POINT_MM];
    return { points: [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)], closed: true };
  }
  if ("line" in shape) return { points: [...shape.line], closed: false };
  if ("polygon" in shape) return { points: shape.polygon, closed: true };
  return { points: polygonsOf({ rects: [shape.rect], rotation_mdeg: 0 }).flat(), closed: true };
}

/** A thing on the floor that is no booth. */
export function Element({ element, detail }: { element: ElementView; detail: Detail }) {
  const t = useText();
  const { points, closed } = placeOf(element.shape);
  const look = KINDS[element.kind] ?? USUAL;
  const width = closed ? 1 : 4;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  const room = Math.max(1_500, Math.max(...xs) - Math.min(...xs));
  const kind = UNSAID.has(element.kind) ? "" : t(`floor.kind_${element.kind}`);
  const words = element.label ?? kind;
  const letter = Math.min(450, (room / Math.max(4, words.length)) * 1.5);
  const { logo } = element;
  const box = { left: Math.min(...xs), top: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs) };
  const depth = Math.max(...ys) - box.top;
  // The words stand below the logo, where there is one.
  const wordsY = logo === undefined ? y + letter * 0.35 : box.top + depth - letter * 0.5;
  return (
    <>
      <path
        d={closed ? pathOf(points) : pathOf(points).slice(0, -1)}
        fill={closed ? look.fill : "none"}
        stroke={look.stroke}
        strokeWidth={width}
        strokeDasharray={look.dash}
        vectorEffect="non-scaling-stroke"
      />
      {logo === undefined ? null : (
        <image
          href={backend().mediaUrl(logo)}
          x={box.left + box.width * 0.08}
          y={box.top + depth * 0.08}
          width={box.width * 0.84}
          height={Math.max(0, depth * 0.84 - letter * 1.2)}
          preserveAspectRatio="xMidYMid meet"
          aria-hidden
        />
      )}
      {words === "" || detail === "none" ? null : (
        <text
          x={x}
          y={closed ? wordsY : y - letter * 0.6}
          fontSize={letter}
          textAnchor="middle"
          fill={LIGHT.ink}
        >
          {words}
        </text>
      )}
    </>
  );
}
