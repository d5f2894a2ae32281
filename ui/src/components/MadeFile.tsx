import { Button, Group, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useText } from "@/lib/i18n";
import type { Pdf } from "@/lib/ipc";
import classes from "./MadePdf.module.css";

/** A file for other programs that was just made, and where it lies. */
export function MadeFile(props: { title: string; path: string; pdf: Pdf; children?: ReactNode }) {
  const { title, path, pdf, children } = props;
  const t = useText();
  const first = useRef<HTMLButtonElement>(null);
  // Another file is another answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what changes
  useEffect(() => {
    // Who types something else meanwhile is left alone.
    const at = document.activeElement;
    if (at === null || at === document.body || at.tagName === "BUTTON") first.current?.focus();
  }, [path]);
  return (
    <section className={classes.card} role="status">
      <div className={classes.title}>
        <IconCircleCheck size={20} stroke={1.75} aria-hidden />
        <Text fw={600}>{title}</Text>
      </div>
      {children}
      <Text c="dimmed" size="sm" className={classes.path}>
        {path}
      </Text>
      <Group gap="xs">
        <Button ref={first} variant="default" size="xs" onClick={() => void pdf.showInFolder(path)}>
          {t("paper.open_folder")}
        </Button>
      </Group>
      {pdf.failed === null ? null : (
        <Text role="alert" className={classes.failed}>
          {pdf.failed}
        </Text>
      )}
    </section>
  );
}
