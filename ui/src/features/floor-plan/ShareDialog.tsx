import { Button, Group, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/Dialog";
import { useToasts } from "@/components/toasts";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type FloorView, useChange } from "@/lib/ipc";
import { type Firm, firmsOf } from "./model/find";

/** Another firm comes to the place of one: together, or in turns by days. */
export function ShareDialog(props: {
  floor: FloorView;
  firm: Firm;
  days: readonly string[];
  onClose: () => void;
}) {
  const { floor, firm, days } = props;
  const t = useText();
  const { longDay } = useFormat();
  const toasts = useToasts();
  const share = useChange("plan_share");
  const [other, setOther] = useState<string | null>(null);
  const [from, setFrom] = useState(days[0] ?? null);
  const [until, setUntil] = useState(days.at(-1) ?? null);
  const [way, setWay] = useState("together");
  const others = firmsOf(floor).filter((each) => each.participation !== firm.participation);
  const dayOptions = days.map((day) => ({ value: day, label: longDay(day) }));
  const submit = () => {
    if (other === null) return;
    share.mutate(
      { exhibitors: [firm.participation, other], from, until, in_turn: way === "in_turn" },
      {
        onSuccess: ({ exhibitors, broken }) => {
          const said = [
            t("floor.shared", { names: exhibitors.join(" + ") }),
            ...broken.map(({ text }) => text),
          ];
          toasts.undoable(said.join(" "));
          props.onClose();
        },
      },
    );
  };
  return (
    <Dialog opened onClose={props.onClose} title={t("floor.share_title", { name: firm.name })}>
      <Stack gap="sm">
        <Select
          label={t("floor.share_with")}
          placeholder={t("floor.choose_firm")}
          searchable
          nothingFoundMessage={t("floor.nobody_found")}
          data={others.map((each) => ({
            value: each.participation,
            label: each.booths.length === 0 ? each.name : `${each.name} (${each.booths.join(", ")})`,
          }))}
          value={other}
          onChange={setOther}
        />
        <SegmentedControl
          aria-label={t("floor.share_how")}
          data={[
            { value: "together", label: t("floor.share_together") },
            { value: "in_turn", label: t("floor.share_in_turn") },
          ]}
          value={way}
          onChange={setWay}
        />
        <Group grow>
          <Select
            label={t("floor.from")}
            data={dayOptions}
            value={from}
            onChange={setFrom}
            allowDeselect={false}
          />
          <Select
            label={t("floor.until")}
            data={dayOptions}
            value={until}
            onChange={setUntil}
            allowDeselect={false}
          />
        </Group>
        {share.error === null ? null : <Text role="alert">{share.error.message}</Text>}
        <Group justify="flex-end">
          <Button disabled={other === null} loading={share.isPending} onClick={submit}>
            {t("floor.share")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
