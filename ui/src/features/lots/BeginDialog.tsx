import { Button, Group, Radio, Select, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Columns } from "@/components/Columns";
import { Dialog } from "@/components/Dialog";
import { useText } from "@/lib/i18n";
import { type LotKindOut, type LotsScreen, useChange } from "@/lib/ipc";

const KINDS = ["booth", "turn", "seed"] as const;

/** A draw to begin: its name, what is drawn, and for whom and for which booths. */
export function BeginDialog(props: {
  known: LotsScreen;
  onClose: () => void;
  onBegun: (id: string) => void;
}) {
  const { known, onClose, onBegun } = props;
  const t = useText();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<LotKindOut>("booth");
  const [category, setCategory] = useState<string | null>(null);
  const [hall, setHall] = useState<string | null>(null);
  const [zone, setZone] = useState<string | null>(null);
  const begin = useChange("lots_begin");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate({ name, kind, category, hall, zone }, { onSuccess: (draw) => onBegun(draw.id) });
  };
  const choice = (label: string, all: string[], value: string | null, set: (value: string | null) => void) =>
    all.length === 0 ? null : (
      <Select label={label} data={all} value={value} onChange={set} placeholder={t("lots.all")} clearable />
    );
  return (
    <Dialog opened onClose={onClose} title={t("lots.begin_title")}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t("lots.name")}
            placeholder={t("lots.name_example")}
            value={name}
            onChange={(change) => setName(change.currentTarget.value)}
            required
            maxLength={120}
            data-autofocus
          />
          <Radio.Group label={t("lots.kind")} value={kind} onChange={(value) => setKind(value as LotKindOut)}>
            <Stack gap="xs" mt="xs">
              {KINDS.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(`lots.kind_${each}`)}
                  description={t(`lots.kind_${each}_help`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Columns count={2} gap="md" rowGap="sm">
            {choice(t("lots.category"), known.categories, category, setCategory)}
            {known.halls.length > 1 ? choice(t("lots.hall"), known.halls, hall, setHall) : null}
            {choice(t("lots.zone"), known.zones, zone, setZone)}
          </Columns>
          {begin.error === null ? null : <Text role="alert">{begin.error.message}</Text>}
          <Group>
            <Button type="submit" loading={begin.isPending} disabled={name.trim() === ""}>
              {t("lots.begin")}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t("lots.cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
