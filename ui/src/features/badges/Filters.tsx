import { Button, Group, Popover, Select, Stack, TextInput } from "@mantine/core";
import { IconFilter, IconSearch } from "@tabler/icons-react";
import type { RefObject } from "react";
import { useText } from "@/lib/i18n";
import type { HolderRow, ParticipationStatus, RoleChoice } from "@/lib/ipc";
import { EVERYBODY, type Filter, type Shown, valuesOf } from "./filter";

const SHOWN: readonly Shown[] = ["left", "printed", "everybody"];

/** Search, and who is listed. */
export function Filters(props: {
  rows: readonly HolderRow[];
  roles: readonly RoleChoice[];
  filter: Filter;
  onChange: (filter: Filter) => void;
  search: RefObject<HTMLInputElement | null>;
  /** Enter in the search. */
  onEnter: () => void;
}) {
  const { rows, roles, filter, onChange } = props;
  const t = useText();
  const asked = [filter.role, filter.status, filter.category].filter((one) => one !== null);
  const pick = (field: "role" | "status" | "category") => ({
    label: t(`badges.${field}`),
    value: filter[field],
    onChange: (value: string | null) => onChange({ ...filter, [field]: value }),
    clearable: true,
    comboboxProps: { withinPortal: false },
    placeholder: t("badges.any"),
    clearButtonProps: { "aria-label": t("badges.any") },
  });
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        ref={props.search}
        type="search"
        w={250}
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder={t("badges.search")}
        aria-label={t("badges.search")}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The focus moves to a button, which is not to be pressed by this same key.
          event.preventDefault();
          props.onEnter();
        }}
      />
      <Select
        w={150}
        aria-label={t("badges.show")}
        data={SHOWN.map((value) => ({ value, label: t(`badges.show_${value}`) }))}
        value={filter.shown}
        onChange={(value) => onChange({ ...filter, shown: (value ?? "everybody") as Shown })}
        allowDeselect={false}
      />
      <Popover position="bottom-start" trapFocus width={280}>
        <Popover.Target>
          <Button
            variant={asked.length > 0 ? "light" : "default"}
            leftSection={<IconFilter size={16} aria-hidden />}
          >
            {asked.length > 0 ? t("badges.filters_on", { count: asked.length }) : t("badges.filters")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t("badges.filters")}>
          <Stack gap="sm">
            <Select {...pick("role")} data={roles.map(({ code, name }) => ({ value: code, label: name }))} />
            <Select
              {...pick("status")}
              data={valuesOf(rows, "status").map((value) => ({
                value,
                label: t(`status.${value as ParticipationStatus}`),
              }))}
            />
            <Select {...pick("category")} data={valuesOf(rows, "category")} />
            <Button variant="default" onClick={() => onChange(EVERYBODY)}>
              {t("badges.show_all")}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
