import { ActionIcon, Group, Select, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useText } from "@/lib/i18n";
import classes from "./FirmForm.module.css";

/** More options than are read through; with so many, one is searched by its name. */
const MOST_OPTIONS = 50;

/** Some of many, one below the other, in an order that counts where it is `ordered`. One is added by the field below. */
export function PickList(props: {
  label: string;
  help?: string;
  values: readonly string[];
  options: readonly { value: string; label: string }[];
  ordered?: boolean;
  error?: string | undefined;
  onChange: (values: string[]) => void;
}) {
  const { label, values, options, ordered = false, onChange } = props;
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const nameOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
  const move = (from: number, to: number) => {
    const moved = values[from];
    if (moved === undefined || to < 0 || to >= values.length) return;
    const rest = values.filter((_, index) => index !== from);
    onChange([...rest.slice(0, to), moved, ...rest.slice(to)]);
  };
  const remove = (value: string) => {
    onChange(values.filter((each) => each !== value));
    // The button that was pressed goes with its line.
    field.current?.focus();
  };
  const List = ordered ? "ol" : "ul";
  return (
    <div>
      <Select
        ref={field}
        label={label}
        description={props.help}
        placeholder={t("exhibitors.pick_add")}
        error={props.error}
        searchable
        limit={MOST_OPTIONS}
        nothingFoundMessage={t("exhibitors.pick_nothing")}
        data={options.filter(({ value }) => !values.includes(value))}
        value={null}
        searchValue={text}
        onSearchChange={setText}
        onChange={(value) => {
          if (value !== null) onChange([...values, value]);
          setText("");
        }}
      />
      {values.length === 0 ? null : (
        <List className={classes.picked} aria-label={label}>
          {values.map((value, index) => (
            <li key={value}>
              <Text>{ordered ? `${index + 1}. ${nameOf(value)}` : nameOf(value)}</Text>
              <Group gap={4} wrap="nowrap">
                {ordered ? (
                  <>
                    <ActionIcon
                      variant="default"
                      aria-disabled={index === 0}
                      aria-label={t("exhibitors.pick_up", { name: nameOf(value) })}
                      onClick={() => move(index, index - 1)}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="default"
                      aria-disabled={index === values.length - 1}
                      aria-label={t("exhibitors.pick_down", { name: nameOf(value) })}
                      onClick={() => move(index, index + 1)}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </ActionIcon>
                  </>
                ) : null}
                <ActionIcon
                  variant="default"
                  aria-label={t("exhibitors.remove_named", { name: nameOf(value) })}
                  onClick={() => remove(value)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </List>
      )}
    </div>
  );
}
