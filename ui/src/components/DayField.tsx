import { DateInput } from "@mantine/dates";
import type { ReactNode } from "react";
import { parseDay, useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import classes from "./DayField.module.css";

/** A day, typed in any usual way or picked. `value` is `YYYY-MM-DD`, or empty. */
export function DayField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  required?: boolean;
  /** The day whose month the calendar shows first; today where it is empty. */
  near?: string;
  /** An example of a day, as it may be typed. */
  placeholder?: string;
}) {
  const t = useText();
  const { day } = useFormat();
  return (
    <DateInput
      label={props.label}
      value={props.value === "" ? null : props.value}
      onChange={(value) => props.onChange(value ?? "")}
      dateParser={parseDay}
      valueFormat={day}
      hideOutsideDates
      classNames={{ day: classes.day ?? "" }}
      popoverProps={{ withinPortal: false }}
      {...(props.near ? { defaultDate: props.near } : {})}
      error={props.error}
      required={props.required ?? false}
      placeholder={props.placeholder}
      ariaLabels={{
        nextMonth: t("dates.next_month"),
        previousMonth: t("dates.previous_month"),
        nextYear: t("dates.next_year"),
        previousYear: t("dates.previous_year"),
        nextDecade: t("dates.next_decade"),
        previousDecade: t("dates.previous_decade"),
      }}
    />
  );
}
