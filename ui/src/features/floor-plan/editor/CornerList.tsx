import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useToasts } from "@/components/toasts";
import type { Unit } from "@/features/floor-plan/model/edit/lengths";
import { isSimple, withCorner, withNewCorner, withoutCorner } from "@/features/floor-plan/model/edit/polygon";
import type { Point } from "@/features/floor-plan/model/geometry";
import { useText } from "@/lib/i18n";
import { LengthField } from "./fields";

/** The corners of a polygon, to be typed: what the hand can do on the plan, by the keyboard. */
export function CornerList(props: {
  points: readonly Point[];
  unit: Unit;
  disabled?: boolean;
  onPoints: (points: Point[]) => void;
}) {
  const { points, unit, disabled = false } = props;
  const t = useText();
  const toasts = useToasts();
  const change = (next: Point[]) => {
    if (isSimple(next)) props.onPoints(next);
    else toasts.warned(t("editor.problem_crossed"));
  };
  return (
    <div role="group" aria-label={t("editor.corners")}>
      <Text fw={600} size="sm">
        {t("editor.corners")}
      </Text>
      {points.map(([x, y], corner) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: corners have no other name
        <Group key={corner} gap="xs" align="flex-end" wrap="nowrap">
          <LengthField
            label={t("editor.corner_x", { corner: corner + 1 })}
            value={x}
            unit={unit}
            disabled={disabled}
            onValue={(value) => change(withCorner(points, corner, [value, y]))}
          />
          <LengthField
            label={t("editor.corner_y", { corner: corner + 1 })}
            value={y}
            unit={unit}
            disabled={disabled}
            onValue={(value) => change(withCorner(points, corner, [x, value]))}
          />
          <ActionIcon
            variant="subtle"
            disabled={disabled || points.length <= 3}
            aria-label={t("editor.corner_remove", { corner: corner + 1 })}
            onClick={() => change(withoutCorner(points, corner))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        mt="xs"
        size="xs"
        variant="default"
        disabled={disabled}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          const [from, to] = [points.at(-1) as Point, points[0] as Point];
          const middle: Point = [Math.round((from[0] + to[0]) / 2), Math.round((from[1] + to[1]) / 2)];
          props.onPoints(withNewCorner(points, points.length - 1, middle));
        }}
      >
        {t("editor.corner_add")}
      </Button>
    </div>
  );
}
