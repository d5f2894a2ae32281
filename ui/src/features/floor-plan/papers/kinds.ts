import type { TextKey } from "@/lib/i18n";
import type { ExportFormat, PlacementOrder } from "@/lib/ipc";

/** What can be made of a floor plan. */
export const KINDS = [
  "plan",
  "by_name",
  "by_booth",
  "by_name_table",
  "by_booth_table",
  "power",
  "fascia",
  "fascia_table",
  "svg",
  "png",
  "dxf",
] as const;

export type Kind = (typeof KINDS)[number];

interface Facts {
  label: TextKey;
  /** The file's endings; the first is proposed. */
  extensions: string[];
  /** What it can be set to. */
  takes: { paper?: true; scale?: true; dpi?: true };
  /** Whether one file can hold every hall. */
  all_halls: boolean;
}

export const FACTS: Record<Kind, Facts> = {
  plan: {
    label: "floor.kind_of_paper_plan",
    extensions: ["pdf"],
    takes: { paper: true, scale: true },
    all_halls: true,
  },
  by_name: { label: "floor.kind_of_paper_by_name", extensions: ["pdf"], takes: {}, all_halls: true },
  by_booth: { label: "floor.kind_of_paper_by_booth", extensions: ["pdf"], takes: {}, all_halls: true },
  by_name_table: {
    label: "floor.kind_of_paper_by_name_table",
    extensions: ["xlsx", "csv"],
    takes: {},
    all_halls: true,
  },
  by_booth_table: {
    label: "floor.kind_of_paper_by_booth_table",
    extensions: ["xlsx", "csv"],
    takes: {},
    all_halls: true,
  },
  power: {
    label: "floor.kind_of_paper_power",
    extensions: ["pdf"],
    takes: { paper: true },
    all_halls: true,
  },
  fascia: { label: "floor.kind_of_paper_fascia", extensions: ["pdf"], takes: {}, all_halls: true },
  fascia_table: {
    label: "floor.kind_of_paper_fascia_table",
    extensions: ["xlsx", "csv"],
    takes: {},
    all_halls: true,
  },
  svg: {
    label: "floor.kind_of_paper_svg",
    extensions: ["svg"],
    takes: { paper: true, scale: true },
    all_halls: false,
  },
  png: {
    label: "floor.kind_of_paper_png",
    extensions: ["png"],
    takes: { paper: true, scale: true, dpi: true },
    all_halls: false,
  },
  dxf: { label: "floor.kind_of_paper_dxf", extensions: ["dxf"], takes: {}, all_halls: false },
};

export const isPdf = (kind: Kind) => FACTS[kind].extensions.includes("pdf");

/** The format of the export that a kind is; `null` for papers. */
export const formatOf = (kind: Kind): ExportFormat | null =>
  kind === "svg" || kind === "png" || kind === "dxf" ? kind : null;

/** What a list of who has which booth goes by; `null` for anything else. */
export function orderOf(kind: Kind): PlacementOrder | null {
  if (kind === "by_name" || kind === "by_name_table") return "name";
  return kind === "by_booth" || kind === "by_booth_table" ? "booth" : null;
}
