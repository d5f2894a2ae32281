import { useMemo } from "react";
import { StatusPill } from "@/components/marks";
import type { Column } from "@/components/table/columns";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { ExhibitorOut } from "@/lib/ipc";

/** The statuses in the order in which a firm goes through them. */
export const STATUS_ORDER: readonly ExhibitorOut["status"][] = [
  "applied",
  "complete",
  "in_curation",
  "passed",
  "accepted",
  "offered",
  "confirmed",
  "present",
  "completed",
  "waitlisted",
  "coaching",
  "training",
  "not_passed",
  "withdrawn",
];

export function useColumns(): Column<ExhibitorOut>[] {
  const t = useText();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "name",
        header: t("exhibitors.name"),
        value: (row) => row.name,
        width_px: 220,
        grow: true,
        always: true,
      },
      { id: "owner", header: t("exhibitors.owner"), value: (row) => row.owner, width_px: 180 },
      {
        id: "status",
        header: t("exhibitors.status"),
        value: (row) => STATUS_ORDER.indexOf(row.status),
        cell: (row) => <StatusPill status={row.status} />,
        width_px: 160,
      },
      {
        id: "booth",
        header: t("exhibitors.booth"),
        value: (row) => row.booths.join(", ") || null,
        width_px: 100,
      },
      { id: "category", header: t("exhibitors.category"), value: (row) => row.category, width_px: 190 },
      { id: "city", header: t("exhibitors.city"), value: (row) => row.city, width_px: 150 },
      {
        id: "supported_by",
        header: t("exhibitors.supported_by"),
        value: (row) => row.supported_by,
        width_px: 200,
        hidden: true,
      },
      {
        id: "booth_size",
        header: t("exhibitors.booth_size"),
        value: (row) => row.booth_size,
        width_px: 90,
        hidden: true,
      },
      {
        id: "power",
        header: t("exhibitors.power"),
        value: (row) => row.power_va,
        cell: (row) => format.count(row.power_va),
        width_px: 110,
        align: "end",
      },
      { id: "phone", header: t("exhibitors.phones"), value: (row) => row.phone, width_px: 160, hidden: true },
      { id: "nib", header: t("exhibitors.nib"), value: (row) => row.nib, width_px: 140, hidden: true },
    ],
    [t, format.count],
  );
}
