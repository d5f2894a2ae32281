// The drawing under a plan in memory: a made-up building, whatever file was picked.

import type { UnderlayOut } from "@/lib/ipc/generated";
import { fault, type Handlers } from "./handlers";
import { change, type World } from "./world";

const SIZE = { width: 4_000, height: 2_500 };

/** Walls, columns and a stair. */
const WALLS =
  "M100 100H2600V900H3900V2400H100ZM1100 100V700M1100 1000V1600M2600 900V1500M100 1600H1400M1700 1600H2600" +
  [800, 1_600, 2_400, 3_200].flatMap((x) => [1_300, 2_050].map((y) => `M${x} ${y}h60v60h-60z`)).join("") +
  Array.from({ length: 10 }, (_, step) => `M${2_700 + step * 40} 950v220`).join("");

/** The picture of every hash that starts so. */
const PICTURE = "0".repeat(60);

const picture = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="#fff"/><path d="${WALLS}" fill="none" stroke="#222" stroke-width="24"/></svg>`,
)}`;

/** The address of a picture that is kept in memory. */
export function pictureUrl(hash: string): string | null {
  return hash.startsWith(PICTURE) ? picture : null;
}

function laidOf(world: World): Record<string, UnderlayOut> {
  world.records.underlays ??= {};
  return world.records.underlays;
}

function known(world: World, hall: string): UnderlayOut {
  const found = laidOf(world)[hall];
  if (found === undefined)
    throw fault("no_underlay", "Tidak ada gambar dasar di area ini. Pilih berkasnya dulu.");
  return found;
}

function put(world: World, what: string, underlay: UnderlayOut) {
  change(world, what, (records) => {
    records.underlays = { ...records.underlays, [underlay.hall]: underlay };
  });
  return { underlay: structuredClone(underlay), undo: { change: what, what } };
}

function kindOf(path: string): UnderlayOut["kind"] {
  if (/\.dxf$/i.test(path)) return "dxf";
  if (/\.pdf$/i.test(path)) return "pdf";
  return /\.jpe?g$/i.test(path) ? "jpeg" : "png";
}

/** From its corner to its middle on the plan. */
function middleOf({ width, height, nm_per_unit, rotation_mdeg }: UnderlayOut): [number, number] {
  const angle = (rotation_mdeg / 1_000) * (Math.PI / 180);
  const [cos, sin, half] = [Math.cos(angle), Math.sin(angle), nm_per_unit / 2_000_000];
  return [(width * cos - height * sin) * half, (width * sin + height * cos) * half];
}

export const underlay: Handlers = {
  underlay_view: (world, { hall }) => structuredClone(laidOf(world)[hall] ?? null),

  underlay_lines(world, { hall }) {
    const { drawing, kind } = known(world, hall);
    return { drawing, path: kind === "dxf" ? WALLS : "" };
  },

  underlay_import(world, { hall, path }) {
    if (/\.(txt|xlsx)$/i.test(path)) {
      throw fault("drawing_kind", `Berkas ${path} bukan gambar. Pilih berkas PNG, JPEG, PDF atau DXF.`);
    }
    const kind = kindOf(path);
    return put(world, "Gambar dasar dipasang", {
      ...SIZE,
      hall,
      drawing: crypto.randomUUID(),
      kind,
      name: path.split(/[\\/]/).at(-1) ?? path,
      picture: kind === "dxf" ? null : `${PICTURE}00ff`,
      nm_per_unit: 10_000_000,
      is_scaled: kind === "dxf",
      x_mm: 0,
      y_mm: 0,
      rotation_mdeg: 0,
      opacity_percent: 50,
      shown: true,
      locked: false,
    });
  },

  underlay_set(world, { hall, ...part }) {
    const now = known(world, hall);
    const moves = part.x_mm !== undefined || part.y_mm !== undefined || part.rotation_mdeg !== undefined;
    if (moves && now.locked && part.locked !== false)
      throw fault(
        "plan_locked",
        `${now.name} terkunci di denah. Tidak ada yang berubah. Buka kuncinya dulu.`,
      );
    const said = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
    const next = { ...now, ...said };
    const [from, to] = [middleOf(now), middleOf(next)];
    // It is turned about its middle.
    return put(world, "Gambar dasar diubah", {
      ...next,
      x_mm: next.x_mm + Math.round(from[0] - to[0]),
      y_mm: next.y_mm + Math.round(from[1] - to[1]),
    });
  },

  underlay_scale(world, { hall, first, second, distance_mm }) {
    const now = known(world, hall);
    const apart = Math.hypot(second[0] - first[0], second[1] - first[1]);
    if (apart < 100) {
      throw fault("underlay", "Kedua titik terlalu dekat, jadi skalanya tidak diubah.", {
        problem: "points_too_near",
      });
    }
    const factor = distance_mm / apart;
    return put(world, "Skala gambar dasar diatur", {
      ...now,
      nm_per_unit: Math.round(now.nm_per_unit * factor),
      is_scaled: true,
      x_mm: Math.round(first[0] + (now.x_mm - first[0]) * factor),
      y_mm: Math.round(first[1] + (now.y_mm - first[1]) * factor),
    });
  },

  underlay_remove(world, { hall }) {
    known(world, hall);
    const what = "Gambar dasar dihapus";
    change(world, what, (records) => {
      delete records.underlays?.[hall];
    });
    return { underlay: null, undo: { change: what, what } };
  },
};
