import { Button, Group, Text, TextInput } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Columns } from "@/components/Columns";
import { Failed, Loading } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type BoothDefaults, backend, useChange, useCommand } from "@/lib/ipc";
import { firstHall, type HallDraft, hallProblems, hallRequest } from "./model/hallForm";
import classes from "./Stage.module.css";

/** Lays rows of booths: in a new hall, or anew in the one of that name. A new hall may come from a file instead. */
export function HallForm(props: { hall: string | null; onDone: (hall: string) => void }) {
  const { data: defaults, error, refetch } = useCommand("booth_defaults", {});
  if (defaults === undefined) {
    return error === null ? <Loading lines={4} /> : <Failed error={error} onRetry={() => void refetch()} />;
  }
  return <Fields {...props} defaults={defaults} />;
}

function Fields(props: { hall: string | null; onDone: (hall: string) => void; defaults: BoothDefaults }) {
  const { hall, onDone } = props;
  const t = useText();
  const toasts = useToasts();
  const [draft, setDraft] = useState(() => firstHall(props.defaults));
  const [shown, setShown] = useState(false);
  const generate = useChange("hall_generate");
  const bring = useChange("hall_import");
  const isNew = hall === null;
  const found = hallProblems(draft, isNew);
  const error = generate.error ?? bring.error;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(found).length > 0) return;
    generate.mutate(hallRequest(draft, hall), {
      onSuccess: (laid) => {
        toasts.undoable(t("floor.generated", { count: laid.booths, hall: laid.hall }));
        onDone(laid.hall);
      },
    });
  };
  const importFile = async () => {
    const path = await backend().pickFile({
      title: t("floor.import_hall"),
      kinds: [{ label: t("floor.hall_file"), extensions: ["json"] }],
    });
    if (path === null) return;
    bring.mutate(
      { path },
      {
        onSuccess: (brought) => {
          toasts.undoable(t("floor.imported", { count: brought.booths, hall: brought.hall }));
          onDone(brought.hall);
        },
      },
    );
  };
  const field = (key: keyof HallDraft) => {
    const problem = shown ? found[key] : undefined;
    return {
      label: t(`floor.field_${key}`),
      value: draft[key],
      onChange: (event: { currentTarget: HTMLInputElement }) => {
        const { value } = event.currentTarget;
        setDraft((now) => ({ ...now, [key]: value }));
      },
      error: problem === undefined ? null : t(`floor.${problem}`),
    };
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Columns count={2} gap="md" rowGap="sm">
        {isNew ? (
          <>
            <TextInput {...field("name")} placeholder={t("floor.name_hint")} />
            <span />
            <TextInput {...field("width_m")} inputMode="decimal" />
            <TextInput {...field("depth_m")} inputMode="decimal" />
          </>
        ) : null}
        <TextInput {...field("modules")} placeholder={t("floor.modules_hint")} />
        <TextInput {...field("power_va")} inputMode="numeric" />
        <TextInput {...field("main_aisle_m")} inputMode="decimal" />
        <TextInput {...field("side_aisle_m")} inputMode="decimal" />
      </Columns>
      <Text c="dimmed" mt="xs">
        {t(isNew ? "floor.form_help" : "floor.refill_help")}
      </Text>
      {error === null ? null : (
        <Text role="alert" mt="xs">
          {error.message}
        </Text>
      )}
      <Group mt="md">
        <Button type="submit" loading={generate.isPending}>
          {t("floor.generate")}
        </Button>
        {isNew ? (
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            loading={bring.isPending}
            onClick={() => void importFile()}
          >
            {t("floor.import_hall")}
          </Button>
        ) : null}
      </Group>
    </form>
  );
}
