import { Button, Select, Text } from "@mantine/core";
import { IconAlertTriangle, IconArrowLeft, IconPresentation } from "@tabler/icons-react";
import { useState } from "react";
import { Screen } from "@/components/Screen";
import { Failed, Loading } from "@/components/states";
import { forgetUndo, useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { asCommandError, type LotDrawOut, useChange, useCommand } from "@/lib/ipc";
import { useActions } from "@/lib/shell";
import { DrawState } from "./DrawState";
import { Entrants } from "./Entrants";
import classes from "./Lots.module.css";
import { MinutesPanel } from "./MinutesPanel";
import { Projector } from "./Projector";
import { useProgress } from "./useProgress";

/** A draw: who takes part and what they drew, its minutes, and the way to the projector. */
export function DrawScreen({ id, onBack }: { id: string; onBack: () => void }) {
  const t = useText();
  const { data, error, refetch } = useCommand("lots_view", { draw: id });
  if (data === undefined) {
    return (
      <Screen title={t("lots.title")}>
        {error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />}
      </Screen>
    );
  }
  return <Draw draw={data} onBack={onBack} />;
}

function Draw({ draw, onBack }: { draw: LotDrawOut; onBack: () => void }) {
  const t = useText();
  const toasts = useToasts();
  const [projecting, setProjecting] = useState(false);
  const progress = useProgress();
  const remove = useChange("lots_remove");
  const takeBack = useChange("lots_undo");
  const undo = () =>
    takeBack.mutateAsync({ draw: draw.id }).then(
      ({ what }) => {
        forgetUndo();
        toasts.done(t("lots.undone", { what }));
      },
      (thrown) => toasts.failed(asCommandError(thrown)),
    );
  const untouched = draw.last === null && !draw.is_closed;
  useActions([
    {
      id: "project",
      label: t("lots.project"),
      keys: "p",
      disabled: draw.is_closed,
      run: () => setProjecting(true),
    },
    {
      id: "undo_lot_here",
      label: t("lots.undo"),
      keys: "Mod+Z",
      isOncePerPress: true,
      // The projector has its own.
      disabled: projecting || draw.last === null || takeBack.isPending,
      run: () => void undo(),
    },
  ]);
  const drop = () =>
    remove.mutateAsync({ draw: draw.id }).then(
      () => {
        toasts.done(t("lots.removed", { name: draw.name }));
        onBack();
      },
      (thrown) => toasts.failed(asCommandError(thrown)),
    );
  return (
    <Screen
      title={draw.name}
      note={
        <span className={classes.note}>
          <DrawState isClosed={draw.is_closed} />
          <span>{[t(`lots.kind_${draw.kind}`), draw.scope, progress(draw)].filter(Boolean).join(" · ")}</span>
        </span>
      }
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onBack}>
            {t("lots.to_all")}
          </Button>
          {untouched ? (
            <Button variant="default" loading={remove.isPending} onClick={() => void drop()}>
              {t("lots.remove")}
            </Button>
          ) : null}
          {draw.is_closed ? null : (
            <Button
              leftSection={<IconPresentation size={16} aria-hidden />}
              onClick={() => setProjecting(true)}
            >
              {t("lots.project")}
            </Button>
          )}
        </>
      }
      panel={<MinutesPanel draw={draw} />}
    >
      {draw.warnings.length === 0 ? null : (
        <ul className={classes.warnings}>
          {draw.warnings.map((warning) => (
            <li key={warning}>
              <IconAlertTriangle size={16} aria-hidden />
              {warning}
            </li>
          ))}
        </ul>
      )}
      {draw.seed === null ? null : (
        <Text className={classes.seed}>{t("lots.seed_is", { seed: draw.seed })}</Text>
      )}
      <Entrants draw={draw} />
      {draw.is_closed || draw.seed !== null ? null : <Enter draw={draw} />}
      {projecting ? <Projector draw={draw} onClose={() => setProjecting(false)} /> : null}
    </Screen>
  );
}

/** Somebody who came late. */
function Enter({ draw }: { draw: LotDrawOut }) {
  const t = useText();
  const toasts = useToasts();
  const { data } = useCommand("exhibitors_list", {});
  const { mutateAsync, isPending } = useChange("lots_enter");
  const here = new Set(draw.firms.map((firm) => firm.participation));
  const TAKES = ["accepted", "offered", "confirmed", "present"];
  const free = (data ?? []).filter(
    (firm) => TAKES.includes(firm.status) && firm.booths.length === 0 && !here.has(firm.participation),
  );
  if (free.length === 0) return null;
  const enter = (exhibitor: string) =>
    mutateAsync({ draw: draw.id, exhibitor }).then(
      () => {
        const name = free.find((firm) => firm.participation === exhibitor)?.name ?? "";
        toasts.done(t("lots.entered", { name }));
      },
      (thrown) => toasts.failed(asCommandError(thrown)),
    );
  return (
    <Select
      className={classes.enter}
      label={t("lots.enter")}
      data={free.map((firm) => ({ value: firm.participation, label: firm.name }))}
      value={null}
      onChange={(value) => value !== null && void enter(value)}
      disabled={isPending}
      searchable
    />
  );
}
