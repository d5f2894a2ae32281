import { IconBuildingStore } from "@tabler/icons-react";
import type { Feature } from "@/lib/shell";

export const exhibitors: Feature = {
  id: "exhibitors",
  path: "/peserta",
  label: "exhibitors.title",
  icon: IconBuildingStore,
  order: 20,
  opens: ["exhibitor"],
  reads: ["exhibitors_list"],
  load: () => import("./ExhibitorsScreen"),
};
