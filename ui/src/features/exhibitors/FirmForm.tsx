import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  Radio,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import {
  type FormEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useBackToField } from "@/components/focus";
import { useToasts } from "@/components/toasts";
import { UnsavedGuard } from "@/components/UnsavedGuard";
import { useText } from "@/lib/i18n";
import {
  asCommandError,
  type ExhibitorForm,
  type FormLists,
  type OwnerChange,
  useChange,
  useCommand,
} from "@/lib/ipc";
import { useActions } from "@/lib/shell";
import classes from "./FirmForm.module.css";

type TextField = Exclude<keyof ExhibitorForm, "water" | "accessible" | "owner_change">;

/** What is known of a firm, for reading and writing; what cannot be is said as it is typed. */
export function FirmForm(props: {
  /** Null for a firm that is to be added. */
  id: string | null;
  stored: ExhibitorForm;
  lists: FormLists;
  /** What stands below the owner's name. */
  identity?: ReactNode;
  onSaved?: (id: string) => void;
}) {
  const { id, stored, lists } = props;
  const t = useText();
  const toasts = useToasts();
  // Only what was edited: what changes elsewhere meanwhile is not written back.
  const [edits, setEdits] = useState<Partial<ExhibitorForm>>({});
  const form = useMemo(() => ({ ...stored, ...edits }), [stored, edits]);
  const edited = Object.keys(edits).length > 0;
  const firstField = useRef<HTMLInputElement>(null);
  const own = useRef<HTMLFormElement>(null);
  useBackToField(own, !edited);
  useEffect(() => {
    if (id === null) firstField.current?.focus();
  }, [id]);
  const checked = useDeferredValue(form);
  const { data: problems, isPlaceholderData } = useCommand(
    "exhibitor_check",
    { id, form: checked },
    { enabled: edited, keepPrevious: true },
  );
  const { mutateAsync: save, isPending } = useChange("exhibitor_save");
  const problem = (field: keyof ExhibitorForm) =>
    edited ? problems?.find((each) => each.field === field)?.message : undefined;
  const set = (change: Partial<ExhibitorForm>) => setEdits((now) => without({ ...now, ...change }, stored));
  const input = (field: TextField) => ({
    label: t(`exhibitors.${field}`),
    value: form[field],
    error: problem(field),
  });
  const text = (field: TextField) => ({
    ...input(field),
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const listed = (field: "material" | "supported_by", data: string[]) => ({
    ...input(field),
    data,
    onChange: (value: string) => set({ [field]: value }),
  });
  /** Whether it is saved now. */
  const submit = async () => {
    try {
      const saved = await save({ id, form });
      if (saved.problems.length > 0) return false;
      // What was typed while it was saved is not saved yet.
      setEdits((now) => without(now, form));
      if (saved.changed) toasts.undoable(t("exhibitors.saved", { name: form.name.trim() }));
      if (saved.id !== null) props.onSaved?.(saved.id);
      return true;
    } catch (error) {
      toasts.failed(asCommandError(error));
      return false;
    }
  };
  // What was said of the form before the last letter does not hold it up: saving checks it again.
  const isJudged = checked === form && !isPlaceholderData;
  const ready = edited && !isPending && (!isJudged || (problems?.length ?? 0) === 0);
  useActions([
    {
      id: "save-firm",
      label: t("exhibitors.save"),
      keys: "Mod+S",
      whileTyping: true,
      notInPalette: true,
      disabled: !ready,
      run: () => void submit(),
    },
  ]);
  const known = lists.categories.includes(form.category) || form.category === "";
  const categories = known ? lists.categories : [...lists.categories, form.category];
  return (
    <form
      ref={own}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (ready) void submit();
      }}
      noValidate
    >
      <UnsavedGuard
        unsaved={edited}
        what={form.name.trim() || t("exhibitors.new")}
        onSave={ready ? submit : undefined}
        onDiscard={() => setEdits({})}
      />
      <Stack gap="lg">
        <Part name={t("exhibitors.part_firm")}>
          <TextInput {...text("name")} ref={firstField} required />
          <TextInput
            {...text("owner")}
            onChange={({ currentTarget: { value: owner } }) =>
              set(isOther(stored.owner, owner) ? { owner } : { owner, owner_change: null })
            }
          />
          {isOther(stored.owner, form.owner) ? (
            <Radio.Group
              label={t("exhibitors.owner_change")}
              value={form.owner_change}
              onChange={(value) => set({ owner_change: value as OwnerChange })}
            >
              <Stack gap="xs" mt={4}>
                <Radio value="name" label={t("exhibitors.owner_change_name")} />
                <Radio
                  value="person"
                  label={t("exhibitors.owner_change_person")}
                  description={t("exhibitors.owner_change_help", { name: stored.owner })}
                />
              </Stack>
            </Radio.Group>
          ) : null}
          {props.identity}
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
          <Autocomplete {...listed("material", lists.materials)} />
          <Autocomplete {...listed("supported_by", lists.bodies)} />
          <Group grow align="flex-start">
            <TextInput {...text("staff")} inputMode="numeric" />
            <TextInput {...text("turnover")} inputMode="numeric" />
          </Group>
        </Part>
        <Part name={t("exhibitors.part_contact")}>
          <TextInput {...text("phones")} />
          <TextInput {...text("email")} type="email" />
          <TextInput {...text("instagram")} />
          <TextInput {...text("street")} />
          <Group grow align="flex-start">
            <TextInput {...text("kelurahan")} />
            <TextInput {...text("kecamatan")} />
          </Group>
          <TextInput {...text("city")} />
        </Part>
        <Part name={t("exhibitors.part_booth")}>
          <Group grow align="flex-start">
            <TextInput {...text("booth_size")} />
            <TextInput {...text("booths")} inputMode="numeric" />
            <TextInput {...text("power")} />
          </Group>
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
        </Part>
        <Part name={t("exhibitors.part_papers")}>
          <Group grow align="flex-start">
            <TextInput {...text("pirt")} />
            <TextInput {...text("halal")} />
          </Group>
          <Group grow align="flex-start">
            <TextInput {...text("bpom")} />
            <TextInput {...text("sni")} />
          </Group>
          <TextInput {...text("brand")} />
          <Group grow align="flex-start">
            <TextInput {...text("export_countries")} />
            <TextInput {...text("hs_codes")} />
          </Group>
        </Part>
        <Textarea {...text("notes")} autosize minRows={2} />
      </Stack>
      {!edited ? null : (
        <div className={classes.foot}>
          <Text c="dimmed" size="sm" role="status">
            {t("exhibitors.unsaved")}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={() => setEdits({})}>
              {t("exhibitors.discard")}
            </Button>
            <Button type="submit" loading={isPending} disabled={!ready}>
              {t("exhibitors.save")}
            </Button>
          </Group>
        </div>
      )}
    </form>
  );
}

/** The edits that say something else than a form does. */
function without(edits: Partial<ExhibitorForm>, form: ExhibitorForm): Partial<ExhibitorForm> {
  const left = Object.entries(edits).filter(([key, value]) => form[key as keyof ExhibitorForm] !== value);
  return Object.fromEntries(left);
}

/** Whether another owner is named than the one that there was: it is asked who is meant. */
function isOther(was: string, now: string): boolean {
  return was.trim() !== "" && now.trim() !== "" && was.trim() !== now.trim();
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend>{name}</legend>
      <Stack gap="sm">{children}</Stack>
    </fieldset>
  );
}
