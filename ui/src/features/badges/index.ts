import { IconIdBadge2 } from "@tabler/icons-react";
import type { Feature } from "@/lib/shell";

export const badges: Feature = {
  id: "badges",
  path: "/id-card",
  label: "badges.title",
  icon: IconIdBadge2,
  order: 50,
  opens: ["badges", "person"],
  reads: ["badges_view"],
  load: () => import("./BadgesScreen"),
};
