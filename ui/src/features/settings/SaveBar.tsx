import { Button, Group, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/Dialog";
import { Pill } from "@/components/marks";
import { useText } from "@/lib/i18n";
import classes from "./Settings.module.css";

/**
 * Save and discard of a form, and what keeps a person from leaving it with something unsaved. `onSave` answers whether
 * it was saved.
 */
export function SaveBar(props: {
  dirty: boolean;
  busy: boolean;
  onSave: () => Promise<boolean>;
  onDiscard: () => void;
}) {
  const { dirty, busy, onSave, onDiscard } = props;
  const t = useText();
  const [leaving, setLeaving] = useState(false);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  useEffect(() => {
    // What was saved or discarded no longer holds anybody back.
    if (leaving && !dirty && status === "blocked") proceed();
  }, [leaving, dirty, status, proceed]);
  return (
    <>
      {dirty ? (
        <div className={classes.bar}>
          <Button type="submit" loading={busy}>
            {t("settings.save")}
          </Button>
          <Button variant="default" onClick={onDiscard}>
            {t("settings.discard")}
          </Button>
          <Pill tone="attention" shape="ring">
            {t("settings.unsaved")}
          </Pill>
        </div>
      ) : null}
      <Dialog opened={status === "blocked"} onClose={() => reset?.()} title={t("settings.leave_title")}>
        <Text>{t("settings.leave_help")}</Text>
        <Group mt="lg">
          <Button
            data-autofocus
            loading={busy}
            onClick={async () => {
              setLeaving(true);
              if (await onSave()) return;
              setLeaving(false);
              reset?.();
            }}
          >
            {t("settings.leave_save")}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setLeaving(true);
              onDiscard();
            }}
          >
            {t("settings.leave_discard")}
          </Button>
          <Button variant="subtle" onClick={() => reset?.()}>
            {t("settings.leave_stay")}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
