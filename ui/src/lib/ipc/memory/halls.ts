// Whole halls: a new one, a copy, one that goes.

import type { BoothDoc, HallCopied, HallRef } from "@/lib/ipc/generated";
import { documentOf, follow, occupied, planOf, plansOf } from "./editor";
import type { Handlers } from "./handlers";
import { change, type Plan, type World } from "./world";

const refsOf = (world: World): HallRef[] =>
  plansOf(world).map(({ head, booths }) => ({ id: head.id, name: head.name, booths: booths.length }));

/** The same place in the first row that nobody has. */
function nextFree(taken: ReadonlySet<string>, code: string): string {
  const [, digits = "01"] = /(\d+)$/.exec(code) ?? [];
  for (let row = 0; ; row += 1) {
    const free = `${String.fromCharCode(65 + Math.floor(row / 26))}${String.fromCharCode(65 + (row % 26))}-${digits}`;
    if (!taken.has(free)) return free;
  }
}

export const halls: Handlers = {
  hall_add(world, request) {
    const plans = plansOf(world);
    const number = plans.length + 1;
    const outline = request.outline ?? [
      [0, 0],
      [40_000, 0],
      [40_000, 25_000],
      [0, 25_000],
    ];
    const plan: Plan = {
      head: {
        id: `hall-${number}`,
        name: request.name ?? `Area ${number}`,
        outline,
        north_mdeg: 0,
        plan_state: "draft",
        main_aisle_mm: 3_000,
        side_aisle_mm: 2_000,
      },
      elements: [],
      circuits: [],
      booths: [],
      revision: 1,
    };
    change(world, "Tambah area", () => {
      world.records.plans = [...plans, plan];
    });
    return documentOf(world, plan);
  },
  halls_list(world) {
    const halls = refsOf(world);
    const { selected, events } = world.records;
    return events.map(({ slug, name }) => ({ event: slug, name, halls: slug === selected ? halls : [] }));
  },
  hall_copy(world, { from, name }) {
    const source = planOf(world, from);
    const plans = plansOf(world);
    const number = plans.length + 1;
    const taken = new Set(plans.flatMap(({ booths }) => booths.map(({ code }) => code)));
    const recoded: HallCopied["recoded"] = [];
    const booths = source.booths.map((booth, index): BoothDoc => {
      const code = nextFree(taken, booth.code);
      taken.add(code);
      recoded.push({ old: booth.code, new: code });
      return { ...structuredClone(booth), id: `hall-${number}-booth-${index}`, code, occupants: [] };
    });
    const elements = source.elements.map((element, index) => ({
      ...structuredClone(element),
      id: `hall-${number}-element-${index}`,
    }));
    const head = {
      ...structuredClone(source.head),
      id: `hall-${number}`,
      name: name ?? `${source.head.name} (salinan)`,
    };
    const plan: Plan = { head, elements, circuits: structuredClone(source.circuits), booths, revision: 1 };
    change(world, "Salin area", () => {
      world.records.plans = [...plans, plan];
      follow(world);
    });
    return { document: documentOf(world, plan), recoded };
  },
  hall_remove(world, { hall, confirm_occupied }) {
    const plan = planOf(world, hall);
    const touched = occupied(plan.booths, "lifted", confirm_occupied);
    change(world, "Hapus area", () => {
      world.records.plans = plansOf(world).filter((each) => each !== plan);
      follow(world);
    });
    const halls = refsOf(world);
    return { name: plan.head.name, halls, touched, undo: { change: plan.head.id, what: "Hapus area" } };
  },
};
