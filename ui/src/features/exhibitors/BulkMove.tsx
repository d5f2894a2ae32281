import { Button, Group, List, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/Dialog";
import { Failed, Loading } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { type Closing, UnsavedGuard } from "@/components/UnsavedGuard";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type ParticipationStatus, useChange, useCommand } from "@/lib/ipc";
import { STATUS_ORDER } from "./useColumns";

/** Moves firms to another status, after saying who can and who cannot. */
export function BulkMove(props: { ids: readonly string[]; onDone?: () => void; quiet?: boolean }) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const [closing, setClosing] = useState(false);
  return (
    <>
      <Button
        variant={props.quiet ? "subtle" : "filled"}
        size={props.quiet ? "compact-sm" : "sm"}
        onClick={() => setOpened(true)}
      >
        {t("exhibitors.move")}
      </Button>
      <Dialog opened={opened} onClose={() => setClosing(true)} covered={closing} title={t("exhibitors.move")}>
        <MoveForm
          ids={props.ids}
          closing={{
            asked: closing,
            onSettled: (go) => {
              setClosing(false);
              if (go) setOpened(false);
            },
          }}
          onDone={() => {
            setOpened(false);
            props.onDone?.();
          }}
        />
      </Dialog>
    </>
  );
}

function MoveForm(props: { ids: readonly string[]; closing: Closing; onDone: () => void }) {
  const { ids, onDone } = props;
  const t = useText();
  const toasts = useToasts();
  const { count } = useFormat();
  const said = (firms: number) => ({ n: count(firms), count: firms });
  const [status, setStatus] = useState<ParticipationStatus | null>(null);
  const [reason, setReason] = useState("");
  const { data, error, refetch } = useCommand(
    "exhibitors_move_preview",
    { ids: [...ids], status: status ?? "accepted" },
    { enabled: status !== null },
  );
  const { mutate: move, isPending } = useChange("exhibitors_move");
  const submit = () => {
    if (data === undefined || status === null) return;
    const request = { ids: data.movable, status, reason: reason.trim() === "" ? null : reason.trim() };
    move(request, {
      onSuccess: ({ changed }) => {
        toasts.undoable(t("exhibitors.moved", { ...said(changed), status: t(`status.${status}`) }));
        onDone();
      },
      onError: (failed) => toasts.failed(failed),
    });
  };
  return (
    <Stack>
      <UnsavedGuard
        unsaved={reason.trim() !== "" && !isPending}
        what={t("exhibitors.move")}
        question={t("exhibitors.reason_lost")}
        onDiscard={() => setReason("")}
        closing={props.closing}
      />
      <Select
        label={t("exhibitors.move_to")}
        data={STATUS_ORDER.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={status}
        onChange={setStatus}
        data-autofocus
      />
      {status === null ? null : data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Failed error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          <Text role="status">{t("exhibitors.can_move", said(data.movable.length))}</Text>
          {data.give_up_booths > 0 ? <Text>{t("exhibitors.give_up", said(data.give_up_booths))}</Text> : null}
          {data.refused.length > 0 ? (
            <>
              <Text>{t("exhibitors.cannot_move", said(data.refused.length))}</Text>
              <List size="sm">
                {data.refused.map((firm) => (
                  <List.Item key={firm.id}>
                    {t("exhibitors.refused", { name: firm.name, why: firm.why })}
                  </List.Item>
                ))}
              </List>
            </>
          ) : null}
          <TextInput
            label={t(data.needs_reason ? "exhibitors.reason_needed" : "exhibitors.reason")}
            required={data.needs_reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group>
            <Button
              loading={isPending}
              disabled={data.movable.length === 0 || (data.needs_reason && reason.trim() === "")}
              onClick={submit}
            >
              {t("exhibitors.move_now", said(data.movable.length))}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
