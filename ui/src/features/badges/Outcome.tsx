import { Text } from "@mantine/core";
import { MadePdf } from "@/components/MadePdf";
import { Working } from "@/components/states";
import { WorkGuard } from "@/components/WorkGuard";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { Settings } from "./settings";
import type { Print } from "./usePrint";

/** How far the PDF is, what went wrong, or where it lies. */
export function Outcome(props: {
  print: Print;
  of: string | null;
  onSettings: (change: Partial<Settings>) => void;
}) {
  const { print, of } = props;
  const t = useText();
  const { count } = useFormat();
  if (print.running) {
    return (
      <>
        <WorkGuard what={t("badges.making")} />
        <Working title={t("badges.making")} progress={print.progress} onCancel={print.cancel} />
      </>
    );
  }
  if (print.error !== null && print.asked === of) return <Text role="alert">{print.error.message}</Text>;
  if (print.made === null || print.made.of !== of) return null;
  const { badges, pages, issued, path } = print.made.printed;
  return (
    <MadePdf
      title={t("badges.made", { badges: count(badges), pages: count(pages), count: badges })}
      path={path}
      pdf={print.pdf}
      printer={print.printer}
      onPrinter={(printer) => props.onSettings({ printer })}
    >
      {issued > 0 && issued < badges ? (
        <Text>{t("badges.made_new", { issued: count(issued), count: issued })}</Text>
      ) : null}
    </MadePdf>
  );
}
