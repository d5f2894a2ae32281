import { IconLayoutDashboard } from "@tabler/icons-react";
import type { Feature } from "@/lib/shell";

export const overview: Feature = {
  id: "overview",
  path: "/ringkasan",
  label: "overview.title",
  icon: IconLayoutDashboard,
  order: 10,
  reads: ["overview"],
  load: () => import("./OverviewScreen"),
};
