import { IconWand } from "@tabler/icons-react";
import type { Feature } from "@/lib/shell";

export const assignment: Feature = {
  id: "assignment",
  path: "/penempatan",
  label: "assignment.title",
  icon: IconWand,
  order: 45,
  opens: ["assignment"],
  load: () => import("./AssignmentScreen"),
};
