import { Button, Group, Select, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useText } from "@/lib/i18n";
import type { Pdf } from "@/lib/ipc";
import classes from "./MadePdf.module.css";

/** A PDF that was just made: where it lies, and what can be done with it. It takes the focus, so that Enter opens it. */
export function MadePdf(props: {
  title: string;
  path: string;
  pdf: Pdf;
  printer: string | null;
  onPrinter: (printer: string) => void;
  children?: ReactNode;
}) {
  const { path, pdf, printer } = props;
  const t = useText();
  const first = useRef<HTMLButtonElement>(null);
  // Another file is another answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what changes
  useEffect(() => {
    // Who types something else meanwhile is left alone.
    const at = document.activeElement;
    if (at === null || at === document.body || at.tagName === "BUTTON") first.current?.focus();
  }, [path]);
  const names = pdf.printers?.names ?? [];
  return (
    <section className={classes.card} role="status">
      <div className={classes.title}>
        <IconCircleCheck size={20} stroke={1.75} aria-hidden />
        <Text fw={600}>{props.title}</Text>
      </div>
      {props.children}
      <Text c="dimmed" size="sm" className={classes.path}>
        {path}
      </Text>
      <Group gap="xs">
        <Button ref={first} size="xs" onClick={() => void pdf.open(path)}>
          {t("paper.open")}
        </Button>
        <Button variant="default" size="xs" onClick={() => void pdf.showInFolder(path)}>
          {t("paper.open_folder")}
        </Button>
      </Group>
      {pdf.printers !== undefined && names.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t("paper.no_printer")}
        </Text>
      ) : null}
      {names.length > 0 ? (
        <Group gap="xs" wrap="nowrap">
          <Select
            className={classes.printer}
            size="xs"
            aria-label={t("paper.printer")}
            data={names}
            value={printer}
            onChange={(name) => name !== null && props.onPrinter(name)}
            allowDeselect={false}
          />
          <Button
            variant="default"
            size="xs"
            loading={pdf.sending}
            disabled={printer === null}
            onClick={() => printer !== null && void pdf.send(path, printer)}
          >
            {t("paper.print")}
          </Button>
        </Group>
      ) : null}
      {pdf.sentTo === null ? null : <Text>{t("paper.sent", { printer: pdf.sentTo })}</Text>}
      {pdf.failed === null ? null : (
        <Text role="alert" className={classes.failed}>
          {pdf.failed}
        </Text>
      )}
    </section>
  );
}
