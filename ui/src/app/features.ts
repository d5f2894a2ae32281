import { assignment } from "@/features/assignment";
import { badges } from "@/features/badges";
import { exhibitors } from "@/features/exhibitors";
import { floorPlan } from "@/features/floor-plan";
import { importing } from "@/features/import";
import { lots } from "@/features/lots";
import { overview } from "@/features/overview";
import { settings } from "@/features/settings";
import type { Feature } from "@/lib/shell";

/** Every screen of the rail. A new one is a line here and its import; an unbuilt one is not in the list. */
export const features: readonly Feature[] = [
  overview,
  importing,
  exhibitors,
  floorPlan,
  assignment,
  lots,
  badges,
  settings,
].toSorted((first, second) => first.order - second.order);
