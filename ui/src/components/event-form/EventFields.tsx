import { Checkbox, Text, Textarea, TextInput } from "@mantine/core";
import { TimePicker } from "@mantine/dates";
import { Columns } from "@/components/Columns";
import { DayField } from "@/components/DayField";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import classes from "./EventFields.module.css";
import { daysOf, type EventDraft, type EventProblems, hoursOf, type TextKey } from "./model";

/** The remark stands below the field, so that fields side by side keep one line. */
const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

/** The fields of an event: at its beginning and in the settings. */
export function EventFields(props: {
  draft: EventDraft;
  onChange: (draft: EventDraft) => void;
  /** What is off, once it is to be shown. */
  found: EventProblems | null;
  /** All fields, or those alone that a new event is begun with. */
  more: boolean;
  /** The name is what is typed first. */
  isNew?: boolean;
}) {
  const { draft, found } = props;
  const t = useText();
  const set = (change: Partial<EventDraft>) => props.onChange({ ...draft, ...change });
  const field = (key: TextKey) => {
    const problem = found?.fields[key];
    return {
      label: t(`event.${key}`),
      value: draft[key],
      onChange: (value: string) => set({ [key]: value }),
      error: problem === undefined ? null : t(`event.${problem}`),
    };
  };
  const text = (key: TextKey) => {
    const { onChange, ...rest } = field(key);
    return {
      ...rest,
      onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
    };
  };
  const time = (key: "opens" | "closes") => ({
    ...field(key),
    hoursInputLabel: `${t(`event.${key}`)}: ${t("event.hour")}`,
    minutesInputLabel: `${t(`event.${key}`)}: ${t("event.minute")}`,
  });
  return (
    <>
      <Columns count={2} gap="md" rowGap="sm">
        <TextInput
          {...text("name")}
          placeholder={t("event.name_hint")}
          autoFocus={props.isNew ?? false}
          required
        />
        <TextInput {...text("theme")} />
        <DayField {...field("starts")} placeholder={t("event.day_hint")} required />
        <DayField {...field("ends")} near={draft.starts} placeholder={t("event.day_hint")} required />
        <TimePicker {...time("opens")} />
        <TimePicker {...time("closes")} />
      </Columns>
      {props.more ? (
        <Checkbox
          mt="sm"
          label={t("event.by_day")}
          checked={draft.by_day}
          onChange={(event) => set({ by_day: event.currentTarget.checked })}
        />
      ) : null}
      {props.more && draft.by_day ? <HoursByDay {...props} /> : null}
      <Columns count={2} gap="md" rowGap="sm" mt="sm">
        <TextInput {...text("venue")} placeholder={t("event.venue_hint")} />
        <TextInput {...text("organizer")} placeholder={t("event.organizer_hint")} />
        {props.more ? (
          <>
            <TextInput {...text("venue_address")} />
            <TextInput {...text("edition")} inputMode="numeric" />
          </>
        ) : null}
      </Columns>
      {props.more ? (
        <Textarea
          {...text("letterhead")}
          mt="sm"
          description={t("event.letterhead_help")}
          inputWrapperOrder={ORDER}
          autosize
          minRows={3}
        />
      ) : null}
    </>
  );
}

/** Opening hours of each day. */
function HoursByDay(props: {
  draft: EventDraft;
  onChange: (draft: EventDraft) => void;
  found: EventProblems | null;
}) {
  const { draft, found, onChange } = props;
  const t = useText();
  const { shortDay } = useFormat();
  const days = daysOf(draft.starts, draft.ends);
  if (days.length === 0) {
    return (
      <Text c="dimmed" mt="xs">
        {t("event.by_day_needs_days")}
      </Text>
    );
  }
  const picker = (day: string, key: "opens" | "closes") => {
    const name = `${shortDay(day)}, ${t(`event.${key}`)}`;
    return {
      value: hoursOf(draft, day)[key],
      onChange: (value: string) =>
        onChange({ ...draft, hours: { ...draft.hours, [day]: { ...hoursOf(draft, day), [key]: value } } }),
      "aria-label": name,
      hoursInputLabel: `${name}: ${t("event.hour")}`,
      minutesInputLabel: `${name}: ${t("event.minute")}`,
    };
  };
  return (
    <ul className={classes.days}>
      {days.map((day) => {
        const problem = found?.days[day];
        return (
          <li key={day}>
            <span className="tabular">{shortDay(day)}</span>
            <TimePicker {...picker(day, "opens")} error={problem !== undefined} />
            <span aria-hidden>{t("event.until")}</span>
            <TimePicker {...picker(day, "closes")} error={problem !== undefined} />
            {problem === undefined ? null : (
              <Text c="red" size="sm" role="alert">
                {t(`event.${problem}`)}
              </Text>
            )}
          </li>
        );
      })}
    </ul>
  );
}
