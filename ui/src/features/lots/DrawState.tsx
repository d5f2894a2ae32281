import { Pill } from "@/components/marks";
import { useText } from "@/lib/i18n";

export function DrawState({ isClosed }: { isClosed: boolean }) {
  const t = useText();
  return (
    <Pill tone={isClosed ? "done" : "accent"} shape={isClosed ? "tick" : "ring"}>
      {isClosed ? t("lots.closed") : t("lots.open")}
    </Pill>
  );
}
