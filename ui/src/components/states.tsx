// What every screen has beside its contents: nothing there yet, not there yet, could not be had, being done.

import { Button, Progress, Skeleton, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { Progress as Reported } from "@/lib/ipc";
import type { Icon } from "@/lib/shell";
import classes from "./states.module.css";

/** Nothing to show: says why, and offers the next step. */
export function Empty(props: { icon: Icon; title: string; help?: string; children?: ReactNode }) {
  return (
    <section className={classes.state}>
      <span className={classes.mark}>
        <props.icon size={40} stroke={1.25} aria-hidden />
      </span>
      <Title order={2}>{props.title}</Title>
      {props.help === undefined ? null : <Text c="dimmed">{props.help}</Text>}
      {props.children === undefined ? null : <div className={classes.actions}>{props.children}</div>}
    </section>
  );
}

/** Stands in for at most a second; longer work is `Working`. */
export function Loading({ lines = 8 }: { lines?: number }) {
  const t = useText();
  return (
    <div className={classes.skeleton} role="status" aria-busy aria-label={t("states.loading")}>
      {Array.from({ length: lines }, (_, line) => `${92 - ((line * 17) % 40)}%`).map((width, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a skeleton are all alike
        <Skeleton key={line} height={line === 0 ? 28 : 16} width={line === 0 ? "30%" : width} />
      ))}
    </div>
  );
}

/** Says what the command said: what happened, what was kept, what to do. */
export function Failed(props: { error: Error; onRetry?: () => void; children?: ReactNode }) {
  const t = useText();
  return (
    <section className={`${classes.state} ${classes.failed}`} role="alert">
      <span className={classes.mark}>
        <IconAlertTriangle size={40} stroke={1.25} aria-hidden />
      </span>
      <Title order={2}>{t("states.failed")}</Title>
      <Text>{props.error.message}</Text>
      <div className={classes.actions}>
        {props.onRetry === undefined ? null : (
          <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={props.onRetry}>
            {t("states.retry")}
          </Button>
        )}
        {props.children}
      </div>
    </section>
  );
}

/** Work that takes more than a second: what, how far, and a way to stop it. */
export function Working(props: { title: string; progress: Reported | null; onCancel?: () => void }) {
  const t = useText();
  const { count } = useFormat();
  const [cancelling, setCancelling] = useState(false);
  const { progress } = props;
  const known = progress !== null && progress.total > 0;
  const share = known ? (progress.done / progress.total) * 100 : 100;
  const stage = progress === null ? t("states.loading") : t(`states.stage_${progress.stage}`);
  return (
    <div className={classes.working} role="status">
      <div className={classes.workingLine}>
        <Text fw={600}>{props.title}</Text>
        <Text c="dimmed" className="tabular">
          {known ? t("states.count_of", { done: count(progress.done), total: count(progress.total) }) : ""}
        </Text>
      </div>
      <Progress value={share} animated={!known} aria-label={props.title} />
      <div className={classes.workingLine}>
        <Text c="dimmed">{stage}</Text>
        {props.onCancel === undefined ? null : (
          <Button
            variant="default"
            size="xs"
            disabled={cancelling}
            onClick={() => {
              setCancelling(true);
              props.onCancel?.();
            }}
          >
            {cancelling ? t("states.cancelling") : t("states.cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
