import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { asCommandError, backend, call } from "@/lib/ipc";
import classes from "./Editor.module.css";

/** The picture on a stand that is no exhibitor's: kept among the pictures first, then named by its hash. */
export function StandLogo({ hash, onHash }: { hash: string | null; onHash: (hash: string | null) => void }) {
  const t = useText();
  const toasts = useToasts();
  const [isBusy, setIsBusy] = useState(false);
  const pick = async () => {
    const kinds = [{ label: t("event.picture_kind"), extensions: ["png", "jpg", "jpeg"] }];
    const path = await backend().pickFile({ title: t("event.logo_pick"), kinds });
    if (path === null) return;
    setIsBusy(true);
    try {
      onHash((await call("picture_keep", { path })).hash);
    } catch (thrown) {
      toasts.failed(asCommandError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div role="group" aria-label={t("event.logo")}>
      <Text fw={600} size="sm">
        {t("event.logo")}
      </Text>
      {hash === null ? null : (
        <span className={classes.logo}>
          <img src={backend().mediaUrl(hash)} alt={t("event.logo_now")} />
        </span>
      )}
      <Group gap="xs">
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void pick()}>
          {t(hash === null ? "event.logo_pick" : "event.logo_replace")}
        </Button>
        {hash === null ? null : (
          <Button size="xs" variant="subtle" onClick={() => onHash(null)}>
            {t("event.logo_remove")}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t("editor.logo_help")}
      </Text>
    </div>
  );
}
