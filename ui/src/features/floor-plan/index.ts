import { IconMap2 } from "@tabler/icons-react";
import type { Feature } from "@/lib/shell";

export const floorPlan: Feature = {
  id: "floor_plan",
  path: "/denah",
  label: "floor.title",
  icon: IconMap2,
  order: 40,
  opens: ["booth", "floor_plan"],
  load: () => import("./FloorPlanScreen"),
};
