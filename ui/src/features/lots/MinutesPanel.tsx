import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconPlus, IconPrinter } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Columns } from "@/components/Columns";
import { DayField } from "@/components/DayField";
import { Dialog } from "@/components/Dialog";
import { MadePdf } from "@/components/MadePdf";
import { useToasts } from "@/components/toasts";
import { UnsavedGuard } from "@/components/UnsavedGuard";
import { useText } from "@/lib/i18n";
import { asCommandError, backend, type LotDrawOut, type LotMinutes, useChange, usePdf } from "@/lib/ipc";
import classes from "./Lots.module.css";

/** Number, day, place and who signs; the paper; the end of the draw. */
export function MinutesPanel({ draw }: { draw: LotDrawOut }) {
  const t = useText();
  const toasts = useToasts();
  // What was typed alone: the rest is what is kept, which the end of the draw changes under an open form.
  const [edited, setEdited] = useState<Partial<LotMinutes>>({});
  const [closing, setClosing] = useState(false);
  const keep = useChange("lots_minutes");
  const form: LotMinutes = { ...draw.minutes, ...edited };
  const unsaved = JSON.stringify(form) !== JSON.stringify(draw.minutes);
  const set = (part: Partial<LotMinutes>) => setEdited((typed) => ({ ...typed, ...part }));
  const witness = (index: number, part: Partial<LotMinutes["witnesses"][number]>) =>
    set({ witnesses: form.witnesses.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const save = async () => {
    try {
      await keep.mutateAsync({ draw: draw.id, minutes: form });
      setEdited({});
      toasts.done(t("lots.minutes_saved"));
      return true;
    } catch (thrown) {
      toasts.failed(asCommandError(thrown));
      return false;
    }
  };
  const saved = () => (unsaved ? save() : Promise.resolve(true));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <aside className={classes.panel} aria-label={t("lots.minutes")}>
      <div className={classes.panelBody}>
        <Title order={2}>{t("lots.minutes")}</Title>
        <form onSubmit={submit} noValidate>
          <UnsavedGuard
            unsaved={unsaved && !keep.isPending}
            what={t("lots.minutes")}
            onSave={save}
            onDiscard={() => setEdited({})}
          />
          <Stack gap="sm">
            <TextInput
              label={t("lots.minutes_number")}
              value={form.number ?? ""}
              onChange={(change) => set({ number: change.currentTarget.value || null })}
            />
            <DayField
              label={t("lots.minutes_day")}
              value={form.held_on ?? ""}
              onChange={(value) => set({ held_on: value === "" ? null : value })}
            />
            <TextInput
              label={t("lots.minutes_place")}
              value={form.place ?? ""}
              onChange={(change) => set({ place: change.currentTarget.value || null })}
            />
            {form.witnesses.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: who signs is known by the line alone
              <Columns key={index} count={2} gap="xs">
                <TextInput
                  aria-label={t("lots.witness_role", { n: index + 1 })}
                  value={one.role}
                  onChange={(change) => witness(index, { role: change.currentTarget.value })}
                />
                <TextInput
                  aria-label={t("lots.witness_name", { n: index + 1 })}
                  placeholder="……"
                  value={one.name}
                  onChange={(change) => witness(index, { name: change.currentTarget.value })}
                />
              </Columns>
            ))}
            <Text size="sm" c="dimmed">
              {t("lots.witness_help")}
            </Text>
            <Group gap="xs">
              <Button type="submit" variant="light" loading={keep.isPending} disabled={!unsaved}>
                {t("lots.minutes_save")}
              </Button>
              <Button
                variant="subtle"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => set({ witnesses: [...form.witnesses, { role: "", name: "" }] })}
              >
                {t("lots.witness_add")}
              </Button>
            </Group>
          </Stack>
        </form>
        <Paper draw={draw} before={saved} />
      </div>
      {draw.is_closed ? null : (
        <div className={classes.panelFoot}>
          <Button fullWidth variant="default" disabled={draw.last === null} onClick={() => setClosing(true)}>
            {t("lots.close")}
          </Button>
        </div>
      )}
      {closing ? <CloseDialog draw={draw} before={saved} onClose={() => setClosing(false)} /> : null}
    </aside>
  );
}

/** The minutes as a PDF; a draft while the draw is open. */
function Paper({ draw, before }: { draw: LotDrawOut; before: () => Promise<boolean> }) {
  const t = useText();
  const toasts = useToasts();
  const pdf = usePdf();
  const [printer, setPrinter] = useState<string | null>(null);
  const print = useChange("lots_print");
  const run = async () => {
    // What was typed is to stand on the paper.
    if (!(await before())) return;
    const out = await backend().pickSave({
      title: t("lots.minutes"),
      kinds: [{ label: "PDF", extensions: ["pdf"] }],
      startAt: `${t("lots.minutes")} ${draw.name}.pdf`,
    });
    if (out === null) return;
    pdf.forget();
    await print.mutateAsync({ draw: draw.id, out }).catch((thrown) => toasts.failed(asCommandError(thrown)));
  };
  const made = print.data;
  return (
    <>
      <Button
        fullWidth
        variant={draw.is_closed ? "filled" : "default"}
        leftSection={<IconPrinter size={16} aria-hidden />}
        loading={print.isPending}
        onClick={() => void run()}
      >
        {draw.is_closed ? t("lots.minutes_print") : t("lots.minutes_draft")}
      </Button>
      {made === undefined ? null : (
        <MadePdf
          title={t(made.is_final ? "lots.printed" : "lots.printed_draft", { count: made.pages })}
          path={made.path}
          pdf={pdf}
          printer={printer ?? pdf.printers?.standard ?? null}
          onPrinter={setPrinter}
        >
          {made.warnings.map((warning) => (
            <Text key={warning.message}>{warning.message}</Text>
          ))}
        </MadePdf>
      )}
    </>
  );
}

/** It cannot be undone, so it is asked first. */
function CloseDialog({
  draw,
  before,
  onClose,
}: {
  draw: LotDrawOut;
  before: () => Promise<boolean>;
  onClose: () => void;
}) {
  const t = useText();
  const toasts = useToasts();
  const close = useChange("lots_close");
  const run = async () => {
    // The day that was typed is the day of the draw.
    if (!(await before())) return;
    try {
      await close.mutateAsync({ draw: draw.id });
      toasts.done(t("lots.was_closed", { name: draw.name }));
      onClose();
    } catch {
      // What went wrong stands in the dialog.
    }
  };
  return (
    <Dialog opened onClose={onClose} title={t("lots.close_title")}>
      <Text>{t("lots.close_help")}</Text>
      {draw.left > 0 ? (
        <Text mt="sm" fw={600}>
          {t("lots.close_left", { count: draw.left })}
        </Text>
      ) : null}
      {draw.passed > 0 ? <Text mt="sm">{t("lots.close_passed", { count: draw.passed })}</Text> : null}
      {close.error === null ? null : (
        <Text role="alert" mt="sm">
          {close.error.message}
        </Text>
      )}
      <Group mt="lg">
        <Button loading={close.isPending} onClick={() => void run()}>
          {t("lots.close")}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("lots.cancel")}
        </Button>
      </Group>
    </Dialog>
  );
}
