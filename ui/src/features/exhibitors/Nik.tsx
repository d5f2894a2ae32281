import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { call } from "@/lib/ipc";

/** Masked until somebody asks; the digits are kept nowhere but on the screen. */
export function Nik({ id, masked }: { id: string; masked: string | null }) {
  const t = useText();
  const toasts = useToasts();
  const [clear, setClear] = useState<string | null>(null);
  if (masked === null) return null;
  const toggle = () => {
    if (clear !== null) return setClear(null);
    call("identity_reveal", { id }).then(
      ({ nik }) => setClear(nik),
      (error) => toasts.failed(error),
    );
  };
  return (
    <Group justify="space-between">
      <Text className="tabular">{t("exhibitors.nik", { nik: clear ?? masked })}</Text>
      <Button variant="subtle" size="compact-sm" onClick={toggle}>
        {t(clear === null ? "exhibitors.show_nik" : "exhibitors.hide_nik")}
      </Button>
    </Group>
  );
}
