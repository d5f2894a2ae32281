import { Button, Group, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { useBackTo } from "@/components/focus";
import { useToasts } from "@/components/toasts";
import { useFormat } from "@/lib/format";
import { useLanguage, useText } from "@/lib/i18n";
import { type RoleOut, useChange, useCommand, type Validity } from "@/lib/ipc";
import { RoleForm } from "./RoleForm";
import { writingOn } from "./roles";
import { Section, Waiting } from "./Section";
import classes from "./Settings.module.css";

/** Who wears a badge: names, colour, and when and where each is admitted. */
export function RolesSection() {
  const t = useText();
  // Several may be open: opening one loses nothing that was typed in another.
  const [open, setOpen] = useState<readonly string[]>([]);
  const backTo = useBackTo(open);
  const add = useRef<HTMLButtonElement | null>(null);
  const { data, error, refetch } = useCommand("roles_list", {});
  const close = (code: string) => setOpen((now) => now.filter((other) => other !== code));
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t("settings.section_roles")} help={t("settings.roles_help")}>
      <ul className={classes.rows}>
        {data.map((role) => (
          <li key={role.code}>
            {open.includes(role.code) ? (
              <RoleForm of={role} onDone={() => close(role.code)} />
            ) : (
              <Row
                role={role}
                edit={backTo(role.code)}
                onEdit={() => setOpen((now) => [...now, role.code])}
                onRemoved={() => add.current?.focus()}
              />
            )}
          </li>
        ))}
      </ul>
      {open.includes(NEW) ? (
        <RoleForm of={null} onDone={() => close(NEW)} />
      ) : (
        <Group mt="md">
          <Button
            ref={(button) => {
              add.current = button;
              backTo(NEW)(button);
            }}
            variant="default"
            onClick={() => setOpen((now) => [...now, NEW])}
          >
            {t("settings.role_add")}
          </Button>
        </Group>
      )}
    </Section>
  );
}

/** In place of a code: the role that is to be added. */
const NEW = "";

function Row(props: {
  role: RoleOut;
  /** Takes the button that opens the form. */
  edit: (button: HTMLButtonElement | null) => void;
  onEdit: () => void;
  onRemoved: () => void;
}) {
  const { role } = props;
  const t = useText();
  const toasts = useToasts();
  const { mutate: remove } = useChange("role_remove");
  const language = useLanguage();
  const span = useSpanWords();
  const [name, other] = language === "id" ? [role.name_id, role.name_en] : [role.name_en, role.name_id];
  const drop = () =>
    remove(
      { code: role.code },
      {
        onSuccess: () => {
          // The button that was pressed goes with its line.
          props.onRemoved();
          toasts.undoable(t("settings.role_removed", { name }));
        },
        onError: (error) => toasts.failed(error),
      },
    );
  return (
    <div className={classes.row}>
      <Band colour={role.colour} name={name} />
      <div className={classes.grow}>
        {other === name ? null : <Text c="dimmed">{other}</Text>}
        {role.validities.length === 0 ? (
          <Text c="dimmed">{t("settings.role_always")}</Text>
        ) : (
          role.validities.map((validity) => <Text key={span(validity)}>{span(validity)}</Text>)
        )}
      </div>
      <Text c="dimmed" className="tabular">
        {t("settings.role_holders", { count: role.holders })}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button
          ref={props.edit}
          variant="default"
          size="compact-sm"
          aria-label={t("settings.role_edit_named", { name })}
          onClick={props.onEdit}
        >
          {t("settings.role_edit")}
        </Button>
        {role.removable ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t("settings.role_remove_named", { name })}
            onClick={drop}
          >
            {t("settings.remove")}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}

/** The band of a badge: the name on its colour, written as it is on paper. */
export function Band({ colour, name }: { colour: string; name: string }) {
  const dark = writingOn(colour) === "dark";
  return (
    <span className={classes.band} style={{ background: colour, color: dark ? "#1F2430" : "#FFFFFF" }}>
      {name}
    </span>
  );
}

/** `25–28 November 2019, 08.00–17.00, Pintu Barat`. */
function useSpanWords(): (validity: Validity) => string {
  const t = useText();
  const { clock, day, dayRange } = useFormat();
  return ({ first_day, last_day, from, until, gate }) => {
    const days = first_day === last_day ? day(first_day) : dayRange(first_day, last_day);
    const at = (time: string) => clock(time.slice(0, 5));
    const hours = [
      from === null ? null : `${t("settings.span_from").toLocaleLowerCase()} ${at(from)}`,
      until === null ? null : `${t("settings.span_until").toLocaleLowerCase()} ${at(until)}`,
    ];
    return [days, ...hours, gate].filter((part) => part !== null).join(", ");
  };
}
