import { memo, useMemo, useRef } from "react";
import { Element } from "@/features/floor-plan/Drawing";
import type { BoothItem, ElementItem, Item, PlanDocument } from "@/features/floor-plan/model/edit/document";
import { type Layer, type Layers, layerOf } from "@/features/floor-plan/model/edit/layers";
import { wordsOf } from "@/features/floor-plan/model/edit/shapes";
import { Shelves } from "@/features/floor-plan/model/edit/shelves";
import { pathOf, polygonsOf } from "@/features/floor-plan/model/geometry";
import { type Detail, letters, lines } from "@/features/floor-plan/model/labels";
import { useText } from "@/lib/i18n";
import { LIGHT } from "@/lib/look/tokens";
import { itemShapeId } from "./Overlay";

/** From the ground up; what is small lies above the booths, so that it is found. */
const ORDER: readonly Layer[] = [
  "aisles",
  "building",
  "stands",
  "booths",
  "exits_and_fire",
  "utilities",
  "notes",
];

const DIMMED = 0.25;

/** Everything on the floor. Only what is otherwise than before is drawn anew. */
export const EditDrawing = memo(function EditDrawing(props: {
  /** Not where a drawing lies under the plan: that brings the ground. */
  hasGround: boolean;
  outline: PlanDocument["outline"];
  items: PlanDocument["items"];
  layers: Layers;
  detail: Detail;
}) {
  const { hasGround, outline, items, layers, detail } = props;
  const shelves = useRef(new Map(ORDER.map((layer) => [layer, new Shelves()])));
  const byLayer = useMemo(() => {
    const found = new Map<Layer, Item[]>(ORDER.map((layer) => [layer, []]));
    for (const item of items.values()) found.get(layerOf(item))?.push(item);
    return new Map(
      ORDER.map((layer) => [layer, shelves.current.get(layer)?.arrange(found.get(layer) ?? [])]),
    );
  }, [items]);
  return (
    <>
      <path
        d={pathOf(outline)}
        fill={hasGround ? "#FFFFFF" : "none"}
        stroke={LIGHT.ink}
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
      {ORDER.map((layer) => {
        const { shown, dimmed } = layers[layer];
        return shown ? (
          <g key={layer} opacity={dimmed ? DIMMED : 1}>
            {byLayer.get(layer)?.map((shelf, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a shelf is known by its place
              <Shelf key={at} items={shelf} detail={detail} />
            ))}
          </g>
        ) : null;
      })}
    </>
  );
});

const Shelf = memo(function Shelf({ items, detail }: { items: readonly Item[]; detail: Detail }) {
  return items.map((item) =>
    item.type === "booth" ? (
      <Booth key={item.id} booth={item} detail={detail} />
    ) : (
      <Thing key={item.id} item={item} detail={detail} />
    ),
  );
});

function fillOf(booth: BoothItem): string {
  if (booth.closed) return "#E3E3E3";
  return booth.who.length > 0 ? "#D3EAE8" : "#FFFFFF";
}

const Booth = memo(function Booth({ booth, detail }: { booth: BoothItem; detail: Detail }) {
  const t = useText();
  const said = [booth.code, ...booth.who];
  if (booth.closed) said.push(t("floor.status_closed"));
  if (booth.is_locked) said.push(t("editor.is_locked"));
  return (
    <g data-item>
      {/* The words are broken into lines and cut to the booth's size; the label says them whole. */}
      <path
        id={itemShapeId(booth.id)}
        role="option"
        aria-selected={false}
        aria-label={said.join(", ")}
        d={polygonsOf(booth).map(pathOf).join("")}
        fill={fillOf(booth)}
        stroke={LIGHT.ink}
        strokeWidth={booth.premium ? 2 : 0.75}
        vectorEffect="non-scaling-stroke"
      />
      {detail === "none" ? null : <BoothWords booth={booth} names={detail === "names" ? booth.who : []} />}
    </g>
  );
});

function BoothWords({ booth, names }: { booth: BoothItem; names: readonly string[] }) {
  const place = wordsOf(booth);
  if (place === null) return null;
  const {
    size,
    at: [x, y],
  } = place;
  const { code_mm: whole_mm, name_mm } = letters(size, booth.code);
  const named = names.flatMap((name) => lines(name, size.width_mm * 0.92, name_mm, 2)).slice(0, 3);
  const code_mm = named.length > 0 ? whole_mm * 0.65 : whole_mm;
  return (
    <g aria-hidden textAnchor="middle" fill={LIGHT.ink}>
      <text
        x={x}
        y={named.length > 0 ? y - size.depth_mm * 0.06 : y + code_mm * 0.35}
        fontSize={code_mm}
        fontWeight={700}
      >
        {booth.code}
      </text>
      {named.map((line, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          key={index}
          x={x}
          y={y + size.depth_mm * 0.06 + (index + 0.7) * name_mm * 1.15}
          fontSize={name_mm}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

const Thing = memo(function Thing({ item, detail }: { item: ElementItem; detail: Detail }) {
  const t = useText();
  const { id, kind, shape, label, owner, clearance_mm, is_open } = item;
  const length =
    kind === "dimension" && "line" in shape
      ? `${Math.round(Math.hypot(shape.line[1][0] - shape.line[0][0], shape.line[1][1] - shape.line[0][1])) / 1_000} m`
      : null;
  const words = label ?? owner ?? length;
  const view = {
    id,
    kind,
    shape,
    clearance_mm,
    is_open,
    locked: item.is_locked,
    ...(words === null ? {} : { label: words }),
    ...(item.logo === null ? {} : { logo: item.logo }),
  };
  const said = [t(`floor.kind_${kind}`), label, owner].filter(Boolean).join(", ");
  return (
    <g data-item id={itemShapeId(id)} role="option" aria-selected={false} aria-label={said}>
      <Element element={view} detail={detail} />
    </g>
  );
});
