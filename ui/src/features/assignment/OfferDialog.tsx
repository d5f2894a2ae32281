import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { DayField } from "@/components/DayField";
import { Dialog } from "@/components/Dialog";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type FreedBooth, useChange } from "@/lib/ipc";
import { useWords } from "./words";

/** A free booth is offered to somebody on reserve, until a day. */
export function OfferDialog({ free, onClose }: { free: FreedBooth; onClose: () => void }) {
  const t = useText();
  const words = useWords();
  const toasts = useToasts();
  const offer = useChange("plan_offer");
  const candidates = [free.best, ...free.others].filter((one) => one !== null);
  const [whom, setWhom] = useState(free.best?.participation ?? null);
  const [until, setUntil] = useState("");
  const [tried, setTried] = useState(false);
  const booths = free.booths.join(", ");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const chosen = candidates.find(({ participation }) => participation === whom);
    if (chosen === undefined || until === "") return;
    offer.mutate(
      { participation: chosen.participation, booths: free.booths, until },
      {
        onSuccess: () => {
          toasts.undoable(t("assignment.offered", { booths, name: chosen.name }));
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
            data={candidates.map(({ participation, name, position, difference }) => ({
              value: participation,
              label: t("assignment.candidate", {
                position,
                name,
                difference: words.difference(difference),
              }),
            }))}
            value={whom}
            onChange={setWhom}
            allowDeselect={false}
          />
          <DayField
            label={t("assignment.offer_until")}
            placeholder={t("assignment.offer_day")}
            value={until}
            onChange={setUntil}
            required
            error={tried && until === "" ? t("assignment.offer_missing") : undefined}
          />
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
