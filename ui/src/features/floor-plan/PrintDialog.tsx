import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/Dialog";
import { MadePdf } from "@/components/MadePdf";
import { Working } from "@/components/states";
import { useText } from "@/lib/i18n";
import { backend, type FloorPlanPrinted, useLongChange, usePdf } from "@/lib/ipc";

const PAPERS = ["A4", "A3", "A2", "A1", "A0"];
const SCALES = ["50", "75", "100", "125", "150", "200", "250", "300", "400", "500", "1000"];
const LARGEST = "largest";

/** The plan on paper. */
export function PrintDialog({ hall, onClose }: { hall: string; onClose: () => void }) {
  const t = useText();
  const [paper, setPaper] = useState("A3");
  const [scale, setScale] = useState(LARGEST);
  const [printed, setPrinted] = useState<FloorPlanPrinted | null>(null);
  const [printer, setPrinter] = useState<string | null>(null);
  const pdf = usePdf();
  const print = useLongChange("floor_plan_print");
  const start = async () => {
    const out = await backend().pickSave({
      title: t("floor.print_title"),
      kinds: [{ label: "PDF", extensions: ["pdf"] }],
      startAt: `${t("floor.title")} ${hall}.pdf`,
    });
    if (out === null) return;
    setPrinted(null);
    pdf.forget();
    const request = { hall, out, paper, scale: scale === LARGEST ? null : Number(scale) };
    // What went wrong stands in `error`.
    await print.run(request).then(setPrinted, () => undefined);
  };
  return (
    <Dialog opened onClose={onClose} title={t("floor.print_title")}>
      <Stack gap="sm">
        <Group grow>
          <Select
            label={t("floor.paper")}
            data={PAPERS}
            value={paper}
            onChange={(value) => setPaper(value ?? paper)}
            allowDeselect={false}
            data-autofocus
          />
          <Select
            label={t("floor.scale")}
            data={[
              { value: LARGEST, label: t("floor.scale_largest") },
              ...SCALES.map((value) => ({ value, label: `1 : ${value}` })),
            ]}
            value={scale}
            onChange={(value) => setScale(value ?? scale)}
            allowDeselect={false}
          />
        </Group>
        {print.running ? (
          <Working title={t("floor.printing")} progress={print.progress} onCancel={print.cancel} />
        ) : null}
        {print.error === null ? null : <Text role="alert">{print.error.message}</Text>}
        {printed === null ? null : (
          <MadePdf
            title={t("floor.printed", {
              count: printed.pages,
              scale: printed.scale,
              revision: printed.revision,
            })}
            path={printed.path}
            pdf={pdf}
            printer={printer ?? pdf.printers?.standard ?? null}
            onPrinter={setPrinter}
          >
            {printed.warnings.map((warning) => (
              <Text key={warning.message}>{warning.message}</Text>
            ))}
          </MadePdf>
        )}
        <Group justify="flex-end">
          <Button disabled={print.running} onClick={() => void start()}>
            {t("floor.print")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
