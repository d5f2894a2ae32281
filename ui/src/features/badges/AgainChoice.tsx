import { Select, Text } from "@mantine/core";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { ReissueReason } from "@/lib/ipc";

const SAME = "same";
const CHOICES = [SAME, "lost", "damaged", "changed", "other"] as const;

/** What is done for those who have a badge: the same once more, or another one, and why. */
export function AgainChoice(props: {
  label: string;
  /** How many badges would count no more. */
  badges: number;
  value: ReissueReason | null;
  onChange: (reason: ReissueReason | null) => void;
}) {
  const t = useText();
  const { count } = useFormat();
  return (
    <div>
      <Select
        label={props.label}
        data={CHOICES.map((value) => ({ value, label: t(`badges.again_${value}`) }))}
        value={props.value ?? SAME}
        onChange={(value) => props.onChange(value === SAME ? null : (value as ReissueReason | null))}
        allowDeselect={false}
      />
      {props.value === null ? null : (
        <Text size="sm" mt={4} c="var(--jc-attention)">
          {t("badges.revokes", { n: count(props.badges), count: props.badges })}
        </Text>
      )}
    </div>
  );
}
