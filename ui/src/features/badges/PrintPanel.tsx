import { Button, SegmentedControl, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPrinter } from "@tabler/icons-react";
import { useId, useMemo, useState } from "react";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { BadgesScreen, HolderRow, ReissueReason, Who } from "@/lib/ipc";
import { useActions } from "@/lib/shell";
import { AgainChoice } from "./AgainChoice";
import { BadgePicture, SheetPicture } from "./BadgePicture";
import classes from "./Badges.module.css";
import { Outcome } from "./Outcome";
import { PaperChoice } from "./PaperChoice";
import { PreflightList } from "./PreflightList";
import { ReplaceDialog } from "./ReplaceDialog";
import type { Settings } from "./settings";
import type { Print } from "./usePrint";

/** Before the printer is asked for frames, the hand rests. */
const REST_MS = 250;

type Which = "first" | "longest" | "strangest" | "sheet";

/** Everybody who is meant: how their badges look, on what they are printed, what is off, and the button. */
export function PrintPanel(props: {
  known: BadgesScreen;
  meant: readonly HolderRow[];
  who: Who;
  settings: Settings;
  onSettings: (change: Partial<Settings>) => void;
  print: Print;
  onLook: (holder: string) => void;
}) {
  const { known, meant, who, settings, onSettings, print } = props;
  const t = useText();
  const { count } = useFormat();
  const title = useId();
  const [which, setWhich] = useState<Which>("first");
  const [again, setAgain] = useState<ReissueReason | null>(null);
  const [asking, setAsking] = useState(false);
  // Equal words are the same request, whatever list they were made from.
  const words = JSON.stringify(who);
  const [rested] = useDebouncedValue(words, REST_MS);
  const asked = useMemo(() => JSON.parse(rested) as Who, [rested]);
  const haveOne = meant.filter((row) => row.code !== null).length;
  const nobody = meant.length === 0;
  const reason = haveOne > 0 ? again : null;
  const make = () => {
    setAsking(false);
    void print.make(null, who, reason).then((printed) => {
      if (printed !== null) setAgain(null);
    });
  };
  const start = () => (reason === null ? make() : setAsking(true));
  useActions([
    {
      id: "make-badges",
      label: t("badges.make_pdf"),
      keys: "Mod+P",
      whileTyping: true,
      disabled: nobody || print.running,
      run: start,
    },
  ]);
  const views: Which[] = [
    "first",
    "longest",
    "strangest",
    ...(settings.sheet === null ? [] : ["sheet" as const]),
  ];
  const view = views.includes(which) ? which : "first";
  return (
    <aside className={classes.panel} aria-labelledby={title}>
      <div className={classes.panelHead}>
        <Title order={2} id={title}>
          {t("badges.print")}
        </Title>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className={classes.panelBody} tabIndex={0} role="group" aria-labelledby={title}>
        <Outcome print={print} of={null} onSettings={onSettings} />
        {nobody ? (
          <Text c="dimmed">{print.made?.of === null ? "" : t("badges.nobody")}</Text>
        ) : (
          <>
            <section className={classes.preview} aria-label={t("badges.preview")}>
              <SegmentedControl
                fullWidth
                size="xs"
                aria-label={t("badges.preview")}
                data={views.map((value) => ({ value, label: t(`badges.which_${value}`) }))}
                value={view}
                onChange={(value) => setWhich(value as Which)}
              />
              {view === "sheet" && settings.sheet !== null ? (
                <SheetPicture who={asked} settings={settings} sheet={settings.sheet} />
              ) : (
                <BadgePicture who={asked} which={view} template={settings.template} />
              )}
            </section>
            <PaperChoice known={known} settings={settings} onChange={onSettings} />
            {haveOne > 0 ? (
              <AgainChoice
                label={t("badges.again", { n: count(haveOne) })}
                badges={haveOne}
                value={again}
                onChange={setAgain}
              />
            ) : null}
            <PreflightList who={asked} template={settings.template} onLook={props.onLook} />
          </>
        )}
      </div>
      <div className={classes.panelFoot}>
        <Button
          fullWidth
          leftSection={<IconPrinter size={18} aria-hidden />}
          disabled={nobody || print.running}
          onClick={start}
        >
          {t("badges.make_pdf_for", { people: count(meant.length), count: meant.length })}
        </Button>
      </div>
      <ReplaceDialog opened={asking} badges={haveOne} onClose={() => setAsking(false)} onReplace={make} />
    </aside>
  );
}
