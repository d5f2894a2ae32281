import { IconTicket } from "@tabler/icons-react";
import type { Feature } from "@/lib/shell";

export const lots: Feature = {
  id: "lots",
  path: "/undian",
  label: "lots.title",
  icon: IconTicket,
  order: 45,
  reads: ["lots_screen"],
  load: () => import("./LotsScreen"),
};
