import { Button, Group, Stack } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { DetailPanel } from "@/components/DetailPanel";
import { Facts } from "@/components/Facts";
import { StatusPill } from "@/components/marks";
import { useText } from "@/lib/i18n";
import type { BadgesScreen, HolderRow, ReissueReason } from "@/lib/ipc";
import { useActions, useWay } from "@/lib/shell";
import { AgainChoice } from "./AgainChoice";
import { BadgePicture } from "./BadgePicture";
import classes from "./Badges.module.css";
import { only } from "./filter";
import { Outcome } from "./Outcome";
import { PaperChoice } from "./PaperChoice";
import { ReplaceDialog } from "./ReplaceDialog";
import type { Settings } from "./settings";
import { CardPill, RoleName } from "./useColumns";
import type { Print } from "./usePrint";

/** One person's badge, for a desk with a queue before it: Enter prints. */
export function PersonPanel(props: {
  known: BadgesScreen;
  row: HolderRow;
  settings: Settings;
  onSettings: (change: Partial<Settings>) => void;
  print: Print;
  /** Whether the keyboard opened it: then its first button takes the focus. */
  byKey: boolean;
  onClose: () => void;
}) {
  const { known, row, settings, onSettings, print } = props;
  const t = useText();
  const way = useWay();
  const [again, setAgain] = useState<ReissueReason | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const { byKey } = props;
  useEffect(() => {
    if (byKey) first.current?.focus();
  }, [byKey]);
  const firm = row.exhibitor === null ? null : way({ kind: "exhibitor", id: row.exhibitor });
  const reason = row.code === null ? null : again;
  const make = async (printer: string | null) => {
    const printed = await print.make(row.id, only(row), reason);
    if (printed === null) return;
    setAgain(null);
    if (printer !== null) await print.pdf.send(printed.path, printer);
  };
  // On which printer a badge is waiting to be replaced; null for the PDF alone.
  const [asking, setAsking] = useState<{ printer: string | null } | null>(null);
  const start = (printer: string | null) => (reason === null ? void make(printer) : setAsking({ printer }));
  const { remembered, running } = print;
  useActions([
    {
      id: "make-badges",
      label: t(remembered === null ? "badges.make_one" : "badges.print_one"),
      keys: "Mod+P",
      whileTyping: true,
      disabled: running,
      run: () => start(remembered),
    },
  ]);
  return (
    <DetailPanel
      title={row.name}
      onClose={props.onClose}
      foot={
        <Stack gap="xs" w="100%">
          {remembered === null ? null : (
            <Button
              ref={first}
              leftSection={<IconPrinter size={18} aria-hidden />}
              disabled={running}
              onClick={() => start(remembered)}
            >
              {t("badges.print_to", { printer: remembered })}
            </Button>
          )}
          <Button
            ref={remembered === null ? first : undefined}
            variant={remembered === null ? "filled" : "default"}
            disabled={running}
            onClick={() => start(null)}
          >
            {t("badges.make_one")}
          </Button>
        </Stack>
      }
    >
      <ReplaceDialog
        opened={asking !== null}
        badges={1}
        onClose={() => setAsking(null)}
        onReplace={() => {
          setAsking(null);
          void make(asking?.printer ?? null);
        }}
      />
      <div className={classes.person}>
        <Outcome print={print} of={row.id} onSettings={onSettings} />
        <BadgePicture who={only(row)} which={row.id} template={settings.template} named />
        <Facts
          lines={[
            [
              t("badges.role"),
              <RoleName key="role" role={known.roles.find(({ code }) => code === row.role)} />,
            ],
            [t("badges.affiliation"), row.affiliation],
            [t("badges.booth"), row.booths.join(", ")],
            [
              t("badges.status"),
              row.status === null ? null : <StatusPill key="status" status={row.status} />,
            ],
            [
              t("badges.card"),
              row.code === null ? (
                <CardPill key="card" code={null} />
              ) : (
                t("badges.code_of", { code: row.code, issue: row.issue ?? 1 })
              ),
            ],
          ]}
        />
        {firm === null ? null : (
          <Group>
            <Button variant="default" size="xs" onClick={firm}>
              {t("badges.to_firm")}
            </Button>
          </Group>
        )}
        {row.code === null ? null : (
          <AgainChoice label={t("badges.again_one")} badges={1} value={again} onChange={setAgain} />
        )}
        <PaperChoice known={known} settings={settings} onChange={onSettings} />
      </div>
    </DetailPanel>
  );
}
