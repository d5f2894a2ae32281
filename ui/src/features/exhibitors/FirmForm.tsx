import { Button, Checkbox, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useDeferredValue, useState } from "react";
import { StatusPill } from "@/components/marks";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { call, type ExhibitorDetail, type ExhibitorForm, useChange, useCommand } from "@/lib/ipc";

type TextField = Exclude<keyof ExhibitorForm, "water" | "accessible">;

/** What is known of a firm, for reading and writing; what cannot be is said as it is typed. */
export function FirmForm({ detail }: { detail: ExhibitorDetail }) {
  const t = useText();
  const toasts = useToasts();
  const { id } = detail.row;
  const [draft, setDraft] = useState<ExhibitorForm | null>(null);
  const form = draft ?? detail.form;
  const checked = useDeferredValue(form);
  const { data: problems } = useCommand(
    "exhibitor_check",
    { id, form: checked },
    { enabled: draft !== null, keepPrevious: true },
  );
  const { mutate: save, isPending } = useChange("exhibitor_save");
  const problem = (field: keyof ExhibitorForm) =>
    draft === null ? undefined : problems?.find((each) => each.field === field)?.message;
  const set = (change: Partial<ExhibitorForm>) => setDraft({ ...form, ...change });
  const text = (field: TextField) => ({
    label: t(`exhibitors.${field}`),
    value: form[field],
    error: problem(field),
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(
      { id, form },
      {
        onSuccess: ({ changed, problems: found }) => {
          if (found.length > 0) return;
          setDraft(null);
          if (changed) toasts.undoable(t("exhibitors.saved", { name: form.name.trim() }));
        },
        onError: (error) => toasts.failed(error),
      },
    );
  };
  const known = detail.categories.includes(form.category) || form.category === "";
  const categories = known ? detail.categories : [...detail.categories, form.category];
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Group gap="xs">
          <StatusPill status={detail.row.status} />
          {detail.row.booths.length > 0 ? (
            <Text fw={600}>{t("exhibitors.in_booth", { booths: detail.row.booths.join(", ") })}</Text>
          ) : null}
        </Group>
        <TextInput {...text("name")} required />
        <TextInput {...text("owner")} />
        <Nik id={id} masked={detail.nik_masked} />
        <TextInput {...text("phones")} />
        <TextInput {...text("email")} type="email" />
        <TextInput {...text("instagram")} />
        <TextInput {...text("nib")} inputMode="numeric" />
        <Select
          label={t("exhibitors.category")}
          data={categories}
          value={form.category === "" ? null : form.category}
          error={problem("category")}
          onChange={(value) => set({ category: value ?? "" })}
          clearable
          searchable
          clearButtonProps={{ "aria-label": t("exhibitors.no_category") }}
        />
        <TextInput {...text("material")} />
        <TextInput {...text("supported_by")} />
        <TextInput {...text("street")} />
        <TextInput {...text("kelurahan")} />
        <TextInput {...text("kecamatan")} />
        <TextInput {...text("city")} />
        <Group grow align="flex-start">
          <TextInput {...text("booth_size")} />
          <TextInput {...text("booths")} inputMode="numeric" />
        </Group>
        <TextInput {...text("power")} />
        <Checkbox
          label={t("exhibitors.water")}
          checked={form.water}
          onChange={(event) => set({ water: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("exhibitors.accessible")}
          checked={form.accessible}
          onChange={(event) => set({ accessible: event.currentTarget.checked })}
        />
        <Textarea {...text("notes")} autosize minRows={2} />
        {draft === null ? null : (
          <Group>
            <Button type="submit" loading={isPending} disabled={(problems?.length ?? 0) > 0}>
              {t("exhibitors.save")}
            </Button>
            <Button variant="default" onClick={() => setDraft(null)}>
              {t("exhibitors.discard")}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

/** Masked until somebody asks; the digits are kept nowhere but on the screen. */
function Nik({ id, masked }: { id: string; masked: string | null }) {
  const t = useText();
  const toasts = useToasts();
  const [clear, setClear] = useState<string | null>(null);
  if (masked === null) return null;
  const toggle = () => {
    if (clear !== null) return setClear(null);
    call("identity_reveal", { id }).then(
      ({ nik }) => setClear(nik),
      (error) => toasts.failed(error),
    );
  };
  return (
    <Group justify="space-between">
      <Text className="tabular">{t("exhibitors.nik", { nik: clear ?? masked })}</Text>
      <Button variant="subtle" size="compact-sm" onClick={toggle}>
        {t(clear === null ? "exhibitors.show_nik" : "exhibitors.hide_nik")}
      </Button>
    </Group>
  );
}
