import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useBackTo } from "@/components/focus";
import { SmallForm } from "@/components/SmallForm";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type AttendantOut, asCommandError, useChange } from "@/lib/ipc";

/** Who minds the booth. Whoever has a badge stays. */
export function Attendants({ firm, attendants }: { firm: string; attendants: readonly AttendantOut[] }) {
  const t = useText();
  const toasts = useToasts();
  const [open, setOpen] = useState<string | null>(null);
  const backTo = useBackTo(open === null ? [] : [open]);
  const add = useRef<HTMLButtonElement | null>(null);
  const { mutate: remove } = useChange("exhibitor_attendant_remove");
  const drop = (attendant: AttendantOut) =>
    remove(
      { id: firm, part: attendant.id },
      {
        onSuccess: () => {
          // The button that was pressed goes with its line.
          add.current?.focus();
          toasts.undoable(t("exhibitors.removed", { name: attendant.name }));
        },
        onError: (error) => toasts.failed(error),
      },
    );
  return (
    <Stack gap="sm">
      {attendants.length === 0 ? <Text c="dimmed">{t("exhibitors.no_people")}</Text> : null}
      {attendants.map((attendant) =>
        open === attendant.id ? (
          <NameForm
            key={attendant.id}
            firm={firm}
            attendant={attendant.id}
            start={attendant.name}
            onDone={() => setOpen(null)}
          />
        ) : (
          <Group key={attendant.id} justify="space-between" wrap="nowrap">
            <div>
              <Text>{attendant.name}</Text>
              {attendant.has_badge ? (
                <Text c="dimmed" size="sm">
                  {t("exhibitors.has_badge")}
                </Text>
              ) : null}
            </div>
            <Group gap="xs" wrap="nowrap">
              <Button
                ref={backTo(attendant.id)}
                variant="default"
                size="compact-sm"
                aria-label={t("exhibitors.edit_named", { name: attendant.name })}
                onClick={() => setOpen(attendant.id)}
              >
                {t("exhibitors.edit")}
              </Button>
              {attendant.has_badge ? null : (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t("exhibitors.remove_named", { name: attendant.name })}
                  onClick={() => drop(attendant)}
                >
                  {t("exhibitors.remove")}
                </Button>
              )}
            </Group>
          </Group>
        ),
      )}
      {open === "" ? (
        <NameForm firm={firm} attendant={null} start="" onDone={() => setOpen(null)} />
      ) : (
        <Group>
          <Button
            ref={(button) => {
              add.current = button;
              backTo("")(button);
            }}
            variant="default"
            onClick={() => setOpen("")}
          >
            {t("exhibitors.add_person")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function NameForm(props: { firm: string; attendant: string | null; start: string; onDone: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const [name, setName] = useState(props.start);
  const { mutateAsync, isPending } = useChange("exhibitor_attendant_put");
  const save = async () => {
    try {
      await mutateAsync({ id: props.firm, attendant: props.attendant, name });
      toasts.undoable(t("exhibitors.saved", { name: name.trim() }));
      return true;
    } catch (error) {
      toasts.failed(asCommandError(error));
      return false;
    }
  };
  const unsaved = name.trim() !== props.start;
  return (
    <SmallForm
      what={name.trim() || props.start}
      unsaved={unsaved}
      ready={unsaved && name.trim() !== ""}
      busy={isPending}
      onSave={save}
      onClose={props.onDone}
      save={t("exhibitors.save")}
      cancel={t("exhibitors.discard")}
    >
      <TextInput
        label={t("exhibitors.person_name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
      />
    </SmallForm>
  );
}
