import type { PresetOut, WeightOut } from "@/lib/ipc/generated";
import type { Handlers } from "./handlers";
import { change, type World } from "./world";

const WEIGHTS: readonly Omit<WeightOut, "points">[] = (
  [
    ["unplaced", 10_000, 20_000, "Tanpa stan", "Tiap peserta tanpa stan; dikalikan 1 + prioritasnya."],
    ["preference_step", 6, 50, "Urutan keinginan", "Tiap langkah turun dalam daftar keinginan."],
    ["zone_mismatch", 10, 100, "Zona lain", "Tiap stan yang zonanya bukan kategori peserta."],
    ["corner_missed", 12, 100, "Sudut tidak didapat", "Tiap yang ingin sudut dan tidak mendapatkannya."],
    ["premium_missed", 8, 100, "Lokasi utama tidak didapat", "Tiap peserta berprioritas di luarnya."],
    ["oversize_m2", 2, 20, "Stan terlalu luas", "Tiap meter persegi di atas yang diminta."],
    ["same_group_side", 20, 100, "Pesaing bersebelahan", "Tiap pasang stan bersebelahan."],
    ["same_group_aisle", 10, 100, "Pesaing berseberangan", "Tiap pasang stan berseberangan."],
    ["near_missed", 15, 100, "Jauh dari yang diinginkan", "Tiap pasang yang tidak bersentuhan."],
    ["region_premium_missing", 30, 100, "Jatah wilayah", "Tiap lokasi utama yang kurang."],
    ["moved", 25, 200, "Pindah tempat", "Tiap peserta yang pindah dari tempatnya sekarang."],
  ] as const
).map(([name, standard, most, title, sentence]) => ({ name, default: standard, most, title, sentence }));

const STANDARD = Object.fromEntries(WEIGHTS.map(({ name, default: points }) => [name, points]));
const PRESETS: PresetOut[] = [
  { code: "balanced", title: "Seimbang", sentence: "Bobot bawaan perencana.", points: STANDARD },
  {
    code: "zones_first",
    title: "Zona didahulukan",
    sentence: "Tiap kategori sedapat mungkin di zonanya.",
    points: { ...STANDARD, zone_mismatch: 40 },
  },
];

function answer({ records }: World) {
  const weights = WEIGHTS.map((weight) => ({
    ...weight,
    points: records.weights?.[weight.name] ?? weight.default,
  }));
  const preset = PRESETS.find(({ points }) => weights.every((each) => points[each.name] === each.points));
  return { weights, presets: PRESETS, preset: preset?.code ?? null };
}

export const weights: Handlers = {
  plan_weights: answer,
  plan_weights_set(world, { preset, points }) {
    const chosen = PRESETS.find(({ code }) => code === preset)?.points ?? {};
    change(world, "Bobot penempatan diubah", (records) => {
      records.weights = { ...records.weights, ...chosen, ...points };
    });
    return answer(world);
  },
};
