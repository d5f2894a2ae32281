import { IconFileImport } from "@tabler/icons-react";
import type { Feature } from "@/lib/shell";

export const importing: Feature = {
  id: "import",
  path: "/impor",
  label: "importing.title",
  icon: IconFileImport,
  order: 15,
  opens: ["import"],
  load: () => import("./ImportScreen"),
};
