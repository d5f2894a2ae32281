import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { DayField } from "@/components/DayField";
import { Dialog } from "@/components/Dialog";
import { useToasts } from "@/components/toasts";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type FreeBooth, useChange } from "@/lib/ipc";
import { useWords } from "./words";

const CLOSING_TIME = "17:00";

/** `17.00`, `17:00` or `9.30` as `17:00`; null for what is no time. */
export function timeOf(text: string): string | null {
  const found = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(text.trim());
  return found === null ? null : `${found[1]?.padStart(2, "0")}:${found[2]}`;
}

/** A free booth is offered to somebody on reserve, until an hour of a day. */
export function OfferDialog({ free, onClose }: { free: FreeBooth; onClose: () => void }) {
  const t = useText();
  const words = useWords();
  const { clock } = useFormat();
  const toasts = useToasts();
  const offer = useChange("plan_offer");
  const [whom, setWhom] = useState(free.best[0]?.participation ?? null);
  const [day, setDay] = useState("");
  const [hour, setHour] = useState(clock(CLOSING_TIME));
  const [tried, setTried] = useState(false);
  const chosen = free.best.find(({ participation }) => participation === whom);
  const booths = (chosen?.booths ?? [free.booth]).join(", ");
  const time = timeOf(hour);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen === undefined || day === "" || time === null) return;
    offer.mutate(
      {
        participation: chosen.participation,
        booths: chosen.booths,
        until: `${day}T${time}:00`,
        force: false,
      },
      {
        onSuccess: ({ name }) => {
          toasts.undoable(t("assignment.offered", { booths, name }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t("assignment.offer_booth", { booths })}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Select
            label={t("assignment.offer_to")}
            data={free.best.map(({ participation, name, position, points }) => ({
              value: participation,
              label: t("assignment.candidate", { position, name, difference: words.difference(points) }),
            }))}
            value={whom}
            onChange={setWhom}
            allowDeselect={false}
          />
          <Group grow align="flex-start">
            <DayField
              label={t("assignment.offer_until")}
              placeholder={t("assignment.offer_day")}
              value={day}
              onChange={setDay}
              required
              error={tried && day === "" ? t("assignment.offer_missing") : undefined}
            />
            <TextInput
              label={t("assignment.offer_time")}
              value={hour}
              error={time === null ? t("assignment.offer_time_wrong") : undefined}
              onChange={(event) => setHour(event.currentTarget.value)}
            />
          </Group>
          {offer.error === null ? null : <Text role="alert">{offer.error.message}</Text>}
          <Group justify="flex-end">
            <Button type="submit" loading={offer.isPending}>
              {t("assignment.offer")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
