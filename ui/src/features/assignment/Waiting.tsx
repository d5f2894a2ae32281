import { ActionIcon, Group, Text, Title } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type ReserveOut, useChange } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { More } from "./More";

/** The waiting list in its order, which is moved by a button or by the keyboard on it. */
export function Waiting({ waiting }: { waiting: readonly ReserveOut[] }) {
  const t = useText();
  const toasts = useToasts();
  const { mutate: move, isPending } = useChange("plan_reserve_move");
  const to = ({ participation, name }: ReserveOut, position: number) => {
    // At either end it stays; a button that is switched off would lose the focus.
    if (position < 1 || position > waiting.length || isPending) return;
    move(
      { participation, position },
      {
        onSuccess: () => toasts.undoable(t("assignment.reordered", { name, position })),
        onError: (error) => toasts.failed(error),
      },
    );
  };
  return (
    <section className={classes.part}>
      <Title order={2}>{t("assignment.waiting", { count: waiting.length })}</Title>
      {waiting.length === 0 ? <Text>{t("assignment.nobody_waits")}</Text> : null}
      <More all={waiting}>
        {(shown) => (
          <ol className={classes.list}>
            {shown.map((one, index) => (
              <li key={one.participation} className={classes.row}>
                <div>
                  <Text fw={600}>{`${index + 1}. ${one.name}`}</Text>
                  <Text c="dimmed">
                    {[
                      one.category,
                      t("floor.size_m", {
                        size: one.booths > 1 ? `${one.booths} × ${one.booth_size}` : one.booth_size,
                      }),
                      one.priority > 0 ? t("assignment.priority", { priority: one.priority }) : null,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </Text>
                  <Text>
                    {one.suiting === null
                      ? t("assignment.suits_unknown")
                      : one.suiting === 0
                        ? t("assignment.suits_none")
                        : t("assignment.suits", { count: one.suiting })}
                  </Text>
                </div>
                <Group gap={4} wrap="nowrap">
                  <ActionIcon
                    variant="default"
                    aria-disabled={index === 0}
                    aria-label={t("assignment.up", { name: one.name })}
                    onClick={() => to(one, index)}
                  >
                    <IconArrowUp size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    aria-disabled={index === waiting.length - 1}
                    aria-label={t("assignment.down", { name: one.name })}
                    onClick={() => to(one, index + 2)}
                  >
                    <IconArrowDown size={16} aria-hidden />
                  </ActionIcon>
                </Group>
              </li>
            ))}
          </ol>
        )}
      </More>
    </section>
  );
}
