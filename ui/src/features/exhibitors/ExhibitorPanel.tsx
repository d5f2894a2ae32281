import { DetailPanel } from "@/components/DetailPanel";
import { Facts } from "@/components/Facts";
import { StatusPill } from "@/components/marks";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { ExhibitorOut } from "@/lib/ipc";

export function ExhibitorPanel({ row, onClose }: { row: ExhibitorOut; onClose: () => void }) {
  const t = useText();
  const { count } = useFormat();
  return (
    <DetailPanel title={row.name} onClose={onClose}>
      <Facts
        lines={[
          [t("exhibitors.status"), <StatusPill key="status" status={row.status} />],
          [t("exhibitors.booth"), row.booths.join(", ")],
          [t("exhibitors.owner"), row.owner],
          [t("exhibitors.phone"), row.phone],
          [t("exhibitors.category"), row.category],
          [t("exhibitors.city"), row.city],
          [t("exhibitors.supported_by"), row.supported_by],
          [t("exhibitors.nib"), row.nib],
          [t("exhibitors.booth_size"), row.booth_size],
          [t("exhibitors.power"), count(row.power_va)],
        ]}
      />
    </DetailPanel>
  );
}
