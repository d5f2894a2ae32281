import { useState } from "react";
import { useText } from "@/lib/i18n";
import { useChange, useLongChange } from "@/lib/ipc";
import { formatOf, isPdf, type Kind, orderOf } from "./kinds";

/** A file that was made. */
export interface Made {
  title: string;
  path: string;
  isPdf: boolean;
  warnings: string[];
}

export interface Wanted {
  kind: Kind;
  /** `null` for every hall. */
  hall: string | null;
  out: string;
  paper: string;
  scale: number | null;
  dpi: number;
}

/** Makes papers and files of the plan, whatever command each of them needs. */
export function useMaking() {
  const t = useText();
  const [made, setMade] = useState<Made | null>(null);
  const plan = useLongChange("floor_plan_print");
  const file = useLongChange("floor_plan_export");
  const power = useLongChange("power_plan_print");
  const fascia = useChange("fascia_print");
  const table = useChange("fascia_export");
  const places = useChange("placements_make");
  const short = [fascia, table, places];
  const long = [plan, file, power];
  const running = long.find((each) => each.running);

  const ask = async ({ kind, hall, out, paper, scale, dpi }: Wanted): Promise<Omit<Made, "isPdf">> => {
    const format = formatOf(kind);
    const told = (warnings: { message: string }[]) => warnings.map((warning) => warning.message);
    if (format !== null) {
      const answer = await file.run({ hall, out, format, dpi, paper, scale });
      const title =
        format === "dxf"
          ? t("floor.made_dxf", { revision: answer.revision })
          : t("floor.made_picture", { scale: answer.scale, revision: answer.revision });
      return { title, path: answer.path, warnings: told(answer.warnings) };
    }
    const by = orderOf(kind);
    if (by !== null) {
      const answer = await places.mutateAsync({ hall, by, out });
      const pages = answer.pages ?? 0;
      const title = isPdf(kind)
        ? t("floor.made_places", { count: pages, rows: answer.rows, unplaced: answer.unplaced })
        : t("floor.made_places_table", { count: answer.rows, unplaced: answer.unplaced });
      return { title, path: answer.path, warnings: told(answer.warnings) };
    }
    if (kind === "power") {
      const answer = await power.run({ hall, out, paper });
      const title = t("floor.made_power", { count: answer.pages, overloaded: answer.overloaded });
      return { title, path: answer.path, warnings: told(answer.warnings) };
    }
    if (kind === "fascia") {
      const answer = await fascia.mutateAsync({ hall, out });
      const title = t("floor.made_fascia", { count: answer.pages, names: answer.rows });
      return { title, path: answer.path, warnings: told(answer.warnings) };
    }
    if (kind === "fascia_table") {
      const answer = await table.mutateAsync({ hall, out });
      const title = t("floor.made_fascia_table", { count: answer.rows, warned: answer.warned });
      return { title, path: answer.path, warnings: [] };
    }
    const answer = await plan.run({ hall, out, paper, scale });
    const title = t("floor.printed", {
      count: answer.pages,
      scale: answer.scale,
      revision: answer.revision,
    });
    return { title, path: answer.path, warnings: told(answer.warnings) };
  };

  const forget = () => {
    setMade(null);
    for (const each of long) each.forget();
    for (const each of short) each.reset();
  };

  return {
    made,
    running: running ?? null,
    busy: running !== undefined || short.some((each) => each.isPending),
    error: [...long, ...short].find((each) => each.error !== null)?.error ?? null,
    forget,
    make: async (wanted: Wanted) => {
      forget();
      // What went wrong stands in `error`.
      const answer = await ask(wanted).catch(() => null);
      if (answer !== null) setMade({ ...answer, isPdf: isPdf(wanted.kind) });
    },
  };
}
