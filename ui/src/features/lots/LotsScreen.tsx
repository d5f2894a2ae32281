import { Button, Text } from "@mantine/core";
import { IconPlus, IconTicket, IconTicketOff } from "@tabler/icons-react";
import { useState } from "react";
import { Screen } from "@/components/Screen";
import { Empty, Failed, Loading } from "@/components/states";
import { useText } from "@/lib/i18n";
import { type LotsScreen as Known, type LotSummary, useCommand } from "@/lib/ipc";
import { useSelected } from "@/lib/shell";
import { BeginDialog } from "./BeginDialog";
import { DrawScreen } from "./DrawScreen";
import { DrawState } from "./DrawState";
import classes from "./Lots.module.css";
import { useProgress } from "./useProgress";

export default function LotsScreen() {
  const t = useText();
  const [id, select] = useSelected();
  const { data, error, refetch } = useCommand("lots_screen", {});
  if (data === undefined) {
    return (
      <Screen title={t("lots.title")}>
        {error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />}
      </Screen>
    );
  }
  // A draw that was removed, or of another event.
  const isThere = id !== null && data.draws.some((draw) => draw.id === id);
  if (isThere) return <DrawScreen key={id} id={id} onBack={() => select(null)} />;
  return <AllDraws known={data} onOpen={select} />;
}

function AllDraws({ known, onOpen }: { known: Known; onOpen: (id: string) => void }) {
  const t = useText();
  const [beginning, setBeginning] = useState(false);
  const none = known.draws.length === 0;
  const begin = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      disabled={known.waiting === 0}
      onClick={() => setBeginning(true)}
    >
      {t("lots.begin")}
    </Button>
  );
  return (
    <Screen
      title={t("lots.title")}
      note={t("lots.note", { waiting: known.waiting, free: known.free_booths, count: known.waiting })}
      actions={none ? undefined : begin}
    >
      {none ? (
        <Empty
          icon={known.waiting === 0 ? IconTicketOff : IconTicket}
          title={t("lots.empty")}
          help={known.waiting === 0 ? t("lots.nobody_waits") : t("lots.empty_help")}
        >
          {begin}
        </Empty>
      ) : (
        <ul className={classes.draws} aria-label={t("lots.draws")}>
          {known.draws.map((draw) => (
            <li key={draw.id}>
              <DrawCard draw={draw} onOpen={() => onOpen(draw.id)} />
            </li>
          ))}
        </ul>
      )}
      {beginning ? (
        <BeginDialog
          known={known}
          onClose={() => setBeginning(false)}
          onBegun={(id) => {
            setBeginning(false);
            onOpen(id);
          }}
        />
      ) : null}
    </Screen>
  );
}

function DrawCard({ draw, onOpen }: { draw: LotSummary; onOpen: () => void }) {
  const t = useText();
  const progress = useProgress();
  return (
    <button type="button" className={classes.card} onClick={onOpen}>
      <span className={classes.cardName}>
        <b>{draw.name}</b>
        <Text component="span" c="dimmed">
          {[t(`lots.kind_${draw.kind}`), draw.scope].filter(Boolean).join(" · ")}
        </Text>
      </span>
      <span className="tabular">{progress(draw)}</span>
      <DrawState isClosed={draw.is_closed} />
    </button>
  );
}
