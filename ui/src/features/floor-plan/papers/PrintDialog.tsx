import { Button, Group, Select, Stack, Switch, Text } from "@mantine/core";
import { useState } from "react";
import { Columns } from "@/components/Columns";
import { Dialog } from "@/components/Dialog";
import { MadeFile } from "@/components/MadeFile";
import { MadePdf } from "@/components/MadePdf";
import { Working } from "@/components/states";
import { useText } from "@/lib/i18n";
import { backend, usePdf } from "@/lib/ipc";
import { Before } from "./Before";
import { FACTS, isPdf, KINDS, type Kind } from "./kinds";
import { type Made, useMaking } from "./useMaking";

const PAPERS = ["A4", "A3", "A2", "A1", "A0"];
const SCALES = ["50", "75", "100", "125", "150", "200", "250", "300", "400", "500", "1000"];
const DENSITIES = ["100", "150", "200", "300", "600"];
const LARGEST = "largest";

/** The plan, its power plan and its fascia list on paper, and as files for other programs. */
export function PrintDialog({
  hall,
  halls,
  onClose,
}: {
  hall: string;
  halls: string[];
  onClose: () => void;
}) {
  const t = useText();
  const [kind, setKind] = useState<Kind>("plan");
  const [paper, setPaper] = useState("A3");
  const [scale, setScale] = useState(LARGEST);
  const [dpi, setDpi] = useState("300");
  const [areAll, setAreAll] = useState(false);
  const making = useMaking();
  const pdf = usePdf();
  const { takes, extensions, all_halls, label } = FACTS[kind];
  const isForAll = areAll && all_halls && halls.length > 1;
  const name = t(label);
  const start = async () => {
    const kinds = extensions.map((extension) => ({
      label: extension.toUpperCase(),
      extensions: [extension],
    }));
    const out = await backend().pickSave({
      title: name,
      kinds,
      startAt: `${name} ${isForAll ? t("floor.all_halls") : hall}.${extensions[0]}`,
    });
    if (out === null) return;
    pdf.forget();
    await making.make({
      kind,
      hall: isForAll ? null : hall,
      out,
      paper,
      scale: scale === LARGEST ? null : Number(scale),
      dpi: Number(dpi),
    });
  };
  return (
    <Dialog opened onClose={onClose} title={t("floor.print_title")}>
      <Stack gap="sm">
        <Select
          label={t("floor.kind_of_paper")}
          data={KINDS.map((value) => ({ value, label: t(FACTS[value].label) }))}
          value={kind}
          onChange={(value) => {
            making.forget();
            setKind((value as Kind | null) ?? kind);
          }}
          allowDeselect={false}
          data-autofocus
        />
        {takes.paper || takes.scale || takes.dpi ? (
          <Columns count={2} gap="md" rowGap="sm">
            {takes.paper ? (
              <Select
                label={t("floor.paper")}
                data={PAPERS}
                value={paper}
                onChange={(value) => setPaper(value ?? paper)}
                allowDeselect={false}
              />
            ) : null}
            {takes.scale ? (
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
            ) : null}
            {takes.dpi ? (
              <Select
                label={t("floor.dpi")}
                data={DENSITIES.map((value) => ({ value, label: `${value} dpi` }))}
                value={dpi}
                onChange={(value) => setDpi(value ?? dpi)}
                allowDeselect={false}
              />
            ) : null}
          </Columns>
        ) : null}
        {all_halls && halls.length > 1 ? (
          <Switch
            label={t("floor.all_halls")}
            checked={areAll}
            onChange={(change) => setAreAll(change.currentTarget.checked)}
          />
        ) : null}
        <Before kind={kind} hall={isForAll ? null : hall} />
        {making.running === null ? null : (
          <Working
            title={t("floor.printing")}
            progress={making.running.progress}
            onCancel={making.running.cancel}
          />
        )}
        {making.error === null ? null : <Text role="alert">{making.error.message}</Text>}
        {making.made === null ? null : <MadeThing made={making.made} pdf={pdf} />}
        <Group justify="flex-end">
          <Button disabled={making.busy} onClick={() => void start()}>
            {isPdf(kind) ? t("floor.print") : t("floor.save_file")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function MadeThing({ made, pdf }: { made: Made; pdf: ReturnType<typeof usePdf> }) {
  const [printer, setPrinter] = useState<string | null>(null);
  const told = made.warnings.map((warning) => <Text key={warning}>{warning}</Text>);
  if (!made.isPdf) {
    return (
      <MadeFile title={made.title} path={made.path} pdf={pdf}>
        {told}
      </MadeFile>
    );
  }
  return (
    <MadePdf
      title={made.title}
      path={made.path}
      pdf={pdf}
      printer={printer ?? pdf.printers?.standard ?? null}
      onPrinter={setPrinter}
    >
      {told}
    </MadePdf>
  );
}
