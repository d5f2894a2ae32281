import { useMemo } from "react";
import { Pill, StatusPill } from "@/components/marks";
import type { Column } from "@/components/table/columns";
import { useText } from "@/lib/i18n";
import type { HolderRow, RoleChoice } from "@/lib/ipc";
import classes from "./Badges.module.css";

/** A role with the colour of its band beside it. */
export function RoleName({ role }: { role: RoleChoice | undefined }) {
  if (role === undefined) return null;
  return (
    <span className={classes.role}>
      <span className={classes.swatch} style={{ background: role.colour }} />
      {role.name}
    </span>
  );
}

export function CardPill({ code }: { code: string | null }) {
  const t = useText();
  return code === null ? (
    <Pill tone="calm" shape="ring">
      {t("badges.no_card")}
    </Pill>
  ) : (
    <Pill tone="done" shape="tick">
      <span className="tabular">{code}</span>
    </Pill>
  );
}

export function useColumns(roles: readonly RoleChoice[]): Column<HolderRow>[] {
  const t = useText();
  return useMemo(() => {
    const place = new Map(roles.map((role, index) => [role.code, index]));
    return [
      {
        id: "name",
        header: t("badges.name"),
        value: (row) => row.name,
        width_px: 190,
        grow: true,
        always: true,
      },
      {
        id: "affiliation",
        header: t("badges.affiliation"),
        value: (row) => row.affiliation,
        width_px: 190,
        grow: true,
      },
      { id: "booth", header: t("badges.booth"), value: (row) => row.booths.join(", ") || null, width_px: 80 },
      {
        id: "role",
        header: t("badges.role"),
        value: (row) => place.get(row.role) ?? roles.length,
        cell: (row) => <RoleName role={roles.find((role) => role.code === row.role)} />,
        width_px: 120,
      },
      {
        id: "card",
        header: t("badges.card"),
        value: (row) => row.code,
        cell: (row) => <CardPill code={row.code} />,
        width_px: 160,
      },
      {
        id: "category",
        header: t("badges.category"),
        value: (row) => row.category,
        width_px: 180,
        hidden: true,
      },
      {
        id: "status",
        header: t("badges.status"),
        value: (row) => row.status,
        cell: (row) => (row.status === null ? null : <StatusPill status={row.status} />),
        width_px: 150,
        hidden: true,
      },
    ];
  }, [t, roles]);
}
