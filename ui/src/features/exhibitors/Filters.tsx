import { ActionIcon, Button, Group, Menu, Popover, Select, Stack, TextInput } from "@mantine/core";
import { IconDownload, IconFilter, IconSearch, IconTrash } from "@tabler/icons-react";
import { type RefObject, useState } from "react";
import { useIsPainted } from "@/components/FirstFrame";
import { useToasts } from "@/components/toasts";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { backend, type ExhibitorOut, useChange, useScreenMemory } from "@/lib/ipc";
import { EVERYBODY, type Filter, readSaved, type SavedFilter, valuesOf } from "./filter";
import { STATUS_ORDER } from "./useColumns";

const KEY = "exhibitors.filters";

/** Search and filters; what was chosen can be kept under a name. */
export function Filters(props: {
  rows: readonly ExhibitorOut[];
  filter: Filter;
  onChange: (filter: Filter) => void;
  search: RefObject<HTMLInputElement | null>;
}) {
  const { rows, filter, onChange } = props;
  const t = useText();
  const isPainted = useIsPainted();
  const asked = [filter.status, filter.category, filter.city, filter.booth].filter((one) => one !== null);
  const pick = (field: "status" | "category" | "city" | "booth") => ({
    label: t(`exhibitors.${field}`),
    value: filter[field],
    onChange: (value: string | null) => onChange({ ...filter, [field]: value }),
    clearable: true,
    comboboxProps: { withinPortal: false },
    placeholder: t("exhibitors.any"),
    clearButtonProps: { "aria-label": t("exhibitors.any") },
  });
  const button = (
    <Button
      variant={asked.length > 0 ? "light" : "default"}
      leftSection={<IconFilter size={16} aria-hidden />}
    >
      {asked.length > 0 ? t("exhibitors.filters_on", { count: asked.length }) : t("exhibitors.filters")}
    </Button>
  );
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        ref={props.search}
        type="search"
        w={280}
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder={t("exhibitors.search")}
        aria-label={t("exhibitors.search")}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      {isPainted ? (
        <Popover position="bottom-start" trapFocus width={340}>
          <Popover.Target>{button}</Popover.Target>
          <Popover.Dropdown aria-label={t("exhibitors.filters")}>
            <Stack gap="sm">
              <Select
                {...pick("status")}
                data={STATUS_ORDER.map((value) => ({ value, label: t(`status.${value}`) }))}
              />
              <Select {...pick("category")} data={valuesOf(rows, "category")} />
              <Select {...pick("city")} data={valuesOf(rows, "city")} searchable />
              <Select
                {...pick("booth")}
                data={[
                  { value: "with", label: t("exhibitors.with_booth") },
                  { value: "without", label: t("exhibitors.without_booth") },
                ]}
              />
              <Keep filter={filter} />
              <Button variant="default" onClick={() => onChange(EVERYBODY)}>
                {t("exhibitors.show_all")}
              </Button>
            </Stack>
          </Popover.Dropdown>
        </Popover>
      ) : (
        button
      )}
      <SavedFilters onPick={onChange} />
    </Group>
  );
}

function useSaved(): [SavedFilter[], (saved: SavedFilter[]) => void] {
  const [kept, keep] = useScreenMemory(KEY, useToasts().failed);
  return [readSaved(kept), (next) => keep(JSON.stringify(next))];
}

function Keep({ filter }: { filter: Filter }) {
  const t = useText();
  const [saved, setSaved] = useSaved();
  const [name, setName] = useState("");
  const keep = () => {
    setSaved([...saved.filter((each) => each.name !== name.trim()), { name: name.trim(), filter }]);
    setName("");
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <TextInput
        flex={1}
        label={t("exhibitors.filter_name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button variant="default" flex="none" disabled={name.trim() === ""} onClick={keep}>
        {t("exhibitors.save")}
      </Button>
    </Group>
  );
}

function SavedFilters({ onPick }: { onPick: (filter: Filter) => void }) {
  const t = useText();
  const [saved, setSaved] = useSaved();
  if (saved.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default">{t("exhibitors.saved_filters")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.map(({ name, filter }) => (
          <Menu.Item key={name} onClick={() => onPick(filter)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {saved.map(({ name }) => (
          <Menu.Item
            key={name}
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setSaved(saved.filter((each) => each.name !== name))}
          >
            {t("exhibitors.remove_named", { name })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Writes the given firms as a spreadsheet and offers it. */
/** `ids` is asked when the file is chosen. */
export function ExportButton({ count, ids }: { count: number; ids: () => readonly string[] }) {
  const t = useText();
  const toasts = useToasts();
  const format = useFormat();
  const { mutate: write, isPending } = useChange("exhibitors_export");
  const ask = async () => {
    const path = await backend().pickSave({
      title: t("exhibitors.export"),
      kinds: [
        { label: "Excel", extensions: ["xlsx"] },
        { label: "CSV", extensions: ["csv"] },
      ],
    });
    if (path === null) return;
    write(
      { ids: [...ids()], path },
      {
        onSuccess: (done) =>
          toasts.done(
            t("exhibitors.exported", { n: format.count(done.rows), count: done.rows, path: done.path }),
          ),
        onError: (error) => toasts.failed(error),
      },
    );
  };
  return (
    <ActionIcon
      variant="default"
      loading={isPending}
      disabled={count === 0}
      aria-label={t("exhibitors.export")}
      title={t("exhibitors.export")}
      onClick={() => void ask()}
    >
      <IconDownload size={18} aria-hidden />
    </ActionIcon>
  );
}
