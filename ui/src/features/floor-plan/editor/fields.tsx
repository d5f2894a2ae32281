import { Checkbox, type TextInputProps } from "@mantine/core";
import { memo } from "react";
import {
  bearingTyped,
  lengthTyped,
  parseBearing,
  parseLength,
  type Unit,
} from "@/features/floor-plan/model/edit/lengths";
import { voltAmperes } from "@/lib/format/measures";
import { useText } from "@/lib/i18n";
import { TypedField } from "./LengthField";

type Base = Omit<TextInputProps, "value" | "onChange" | "error" | "label"> & { label: string };

export const LengthField = memo(function LengthField(
  props: Base & { value: number | null; unit: Unit; least?: number; onValue: (mm: number) => void },
) {
  const { value, unit, least = Number.NEGATIVE_INFINITY, onValue, label, ...rest } = props;
  const t = useText();
  return (
    <TypedField
      {...rest}
      label={t("editor.in_unit", { label, unit })}
      inputMode="decimal"
      shown={value === null ? null : lengthTyped(value, unit)}
      problem={t("editor.problem_length")}
      onTyped={(text) => {
        const length = parseLength(text, unit);
        if (length === null || length < least) return false;
        if (length !== value) onValue(length);
        return true;
      }}
    />
  );
});

export const BearingField = memo(function BearingField(
  props: Base & { value: number | null; onValue: (mdeg: number) => void },
) {
  const { value, onValue, ...rest } = props;
  const t = useText();
  return (
    <TypedField
      {...rest}
      inputMode="decimal"
      shown={value === null ? null : bearingTyped(value)}
      problem={t("editor.problem_bearing")}
      onTyped={(text) => {
        const mdeg = parseBearing(text);
        if (mdeg === null) return false;
        if (mdeg !== value) onValue(mdeg);
        return true;
      }}
    />
  );
});

export const PowerField = memo(function PowerField(
  props: Base & { value: number | null; onValue: (va: number) => void },
) {
  const { value, onValue, ...rest } = props;
  const t = useText();
  return (
    <TypedField
      {...rest}
      inputMode="numeric"
      shown={value === null ? null : String(value)}
      problem={t("editor.problem_number")}
      onTyped={(text) => {
        const va = voltAmperes(text);
        if (va === null) return false;
        if (va !== value) onValue(va);
        return true;
      }}
    />
  );
});

/** Words; empty for none, unless they are needed. */
export const WordsField = memo(function WordsField(
  props: Base & {
    value: string | null;
    isMixed?: boolean;
    isNeeded?: boolean;
    onValue: (words: string | null) => void;
  },
) {
  const { value, isMixed = false, isNeeded = false, onValue, ...rest } = props;
  const t = useText();
  return (
    <TypedField
      {...rest}
      shown={isMixed ? null : (value ?? "")}
      problem={t("editor.problem_words")}
      onTyped={(text) => {
        const words = text.trim();
        if (words === "" && isNeeded) return false;
        if (words !== (value ?? "")) onValue(words === "" ? null : words);
        return true;
      }}
    />
  );
});

/** Yes, no, or both among what is picked. */
export const FlagField = memo(function FlagField(props: {
  label: string;
  value: boolean | null;
  disabled?: boolean;
  onValue: (value: boolean) => void;
}) {
  return (
    <Checkbox
      size="xs"
      label={props.label}
      checked={props.value === true}
      indeterminate={props.value === null}
      disabled={props.disabled ?? false}
      onChange={(event) => props.onValue(event.currentTarget.checked)}
    />
  );
});

/** The value that all have, or null where they differ. */
export function shared<T, V>(all: readonly T[], get: (one: T) => V): V | null {
  const [first, ...rest] = all.map(get);
  return first !== undefined && rest.every((each) => each === first) ? first : null;
}
