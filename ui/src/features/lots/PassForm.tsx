import { Button, Group, Radio, TextInput } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useText } from "@/lib/i18n";
import type { LotPassReason } from "@/lib/ipc";
import classes from "./Projector.module.css";

const REASONS: readonly LotPassReason[] = ["absent", "declined"];

/** Why the one whose lot it is is passed over: Enter passes it over, Esc leaves it be. */
export function PassForm(props: {
  name: string;
  busy: boolean;
  onPass: (reason: LotPassReason, note: string) => void;
  onCancel: () => void;
}) {
  const t = useText();
  const [reason, setReason] = useState<LotPassReason>("absent");
  const [note, setNote] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.busy) props.onPass(reason, note);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isRadio = event.target instanceof HTMLInputElement && event.target.type === "radio";
    if (event.key === "Enter" && (event.repeat || isRadio)) {
      event.preventDefault();
      // A held Enter would pass over whoever comes next, too.
      if (!event.repeat) submit(event);
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      props.onCancel();
    }
  };
  return (
    <form
      className={classes.pass}
      aria-label={t("lots.pass_name", { name: props.name })}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      noValidate
    >
      <Radio.Group
        label={t("lots.pass_why")}
        value={reason}
        onChange={(value) => setReason(value as LotPassReason)}
        size="lg"
      >
        <Group gap="xl" mt="xs">
          {REASONS.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`lots.pass_${each}`)}
              size="lg"
              autoFocus={each === "absent"}
            />
          ))}
        </Group>
      </Radio.Group>
      <TextInput
        label={t("lots.pass_note")}
        value={note}
        onChange={(change) => setNote(change.currentTarget.value)}
        maxLength={120}
        size="lg"
        autoComplete="off"
      />
      <p className={classes.help}>{t("lots.pass_help")}</p>
      <div className={classes.buttons}>
        <Button type="submit" size="lg" loading={props.busy}>
          {t("lots.pass_name", { name: props.name })}
        </Button>
        <Button size="lg" variant="default" onClick={props.onCancel}>
          {t("lots.cancel")}
        </Button>
      </div>
    </form>
  );
}
