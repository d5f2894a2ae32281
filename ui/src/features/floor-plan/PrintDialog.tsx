import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/Dialog";
import { Working } from "@/components/states";
import { useText } from "@/lib/i18n";
import { backend, type FloorPlanPrinted, useLongChange } from "@/lib/ipc";
import classes from "./Stage.module.css";

const PAPERS = ["A4", "A3", "A2", "A1", "A0"];
const SCALES = ["50", "75", "100", "125", "150", "200", "250", "300", "400", "500", "1000"];
const LARGEST = "largest";

/** The plan on paper. */
export function PrintDialog({ hall, onClose }: { hall: string; onClose: () => void }) {
  const t = useText();
  const [paper, setPaper] = useState("A3");
  const [scale, setScale] = useState(LARGEST);
  const [printed, setPrinted] = useState<FloorPlanPrinted | null>(null);
  const [unopened, setUnopened] = useState<string | null>(null);
  const print = useLongChange("floor_plan_print");
  const start = async () => {
    const out = await backend().pickSave({
      title: t("floor.print_title"),
      kinds: [{ label: "PDF", extensions: ["pdf"] }],
      startAt: `${t("floor.title")} ${hall}.pdf`,
    });
    if (out === null) return;
    setPrinted(null);
    const request = { hall, out, paper, scale: scale === LARGEST ? null : Number(scale) };
    // What went wrong stands in `error`.
    await print.run(request).then(setPrinted, () => undefined);
  };
  const opening = (how: (path: string) => Promise<void>) => {
    if (printed === null) return;
    setUnopened(null);
    how(printed.path).catch((thrown: unknown) => setUnopened(String(thrown)));
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
          <section className={classes.card} role="status">
            <Text fw={600}>
              {t("floor.printed", { count: printed.pages, scale: printed.scale, revision: printed.revision })}
            </Text>
            <Text c="dimmed" style={{ overflowWrap: "anywhere" }}>
              {printed.path}
            </Text>
            {printed.warnings.map((warning) => (
              <Text key={warning.message}>{warning.message}</Text>
            ))}
            <Group mt="xs" gap="xs">
              <Button size="xs" onClick={() => opening((path) => backend().openPath(path))}>
                {t("floor.open")}
              </Button>
              <Button
                variant="default"
                size="xs"
                onClick={() => opening((path) => backend().showInFolder(path))}
              >
                {t("floor.open_folder")}
              </Button>
            </Group>
            {unopened === null ? null : <Text role="alert">{unopened}</Text>}
          </section>
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
