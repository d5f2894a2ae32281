import { Button, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useText } from "@/lib/i18n";
import { backend } from "@/lib/ipc";
import { Heading } from "./Heading";
import classes from "./Import.module.css";

const EXTENSIONS = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt"];

/** Asks for a list; null where the person thought better of it. */
export function usePickList(): () => Promise<string | null> {
  const t = useText();
  return () =>
    backend().pickFile({
      title: t("importing.pick_dialog"),
      kinds: [{ label: t("importing.kind"), extensions: EXTENSIONS }],
    });
}

/** The file is dropped anywhere on the window, or picked. */
export function PickStep({ onPicked }: { onPicked: (path: string) => void }) {
  const t = useText();
  const pick = usePickList();
  return (
    <section className={classes.drop}>
      <IconFileImport size={48} stroke={1.25} aria-hidden />
      <Heading>{t("importing.pick_title")}</Heading>
      <Text c="dimmed">{t("importing.pick_help")}</Text>
      <Button onClick={() => void pick().then((path) => path !== null && onPicked(path))}>
        {t("importing.pick")}
      </Button>
    </section>
  );
}
