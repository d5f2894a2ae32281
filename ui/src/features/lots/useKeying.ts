import { useState } from "react";
import { useText } from "@/lib/i18n";
import {
  asCommandError,
  type LotDrawOut,
  type LotEntrant,
  type LotPassReason,
  useChange,
  useCommand,
} from "@/lib/ipc";

/** One lot in the hand: who draws, what is typed, what it would come to. Nothing of it is kept before Enter. */
export function useKeying(draw: LotDrawOut) {
  const t = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [value, setTyped] = useState("");
  const [failed, setFailed] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const keep = useChange("lots_draw");
  const name = useChange("lots_seed");
  const passOver = useChange("lots_pass");
  const takeBack = useChange("lots_undo");
  const [passing, setPassing] = useState(false);
  const draws = (firm: LotEntrant) => firm.step === "turn" || firm.step === "booths";
  const late = draw.firms.filter((firm) => firm.standing === "passed" && draws(firm));
  // Who was passed over can still come, after those for whom the hall waits.
  const waiting = [...draw.firms.filter((firm) => firm.standing === "waiting" && draws(firm)), ...late];
  const meant = chosen ?? draw.next;
  const firm = waiting.find((one) => one.participation === meant) ?? null;
  const takesSeed = draw.kind === "seed" && draw.seed === null && draw.firms.length > 0;
  const lot = { draw: draw.id, exhibitor: firm?.participation ?? "", value, force: false };
  const busy = keep.isPending || name.isPending || passOver.isPending || takeBack.isPending;
  const { data: judged } = useCommand("lots_check", lot, {
    enabled: firm !== null && value.trim() !== "" && !busy,
  });
  const setValue = (text: string) => {
    setTyped(text);
    setFailed(null);
  };
  const empty = () => {
    setValue("");
    setChosen(null);
    setPassing(false);
  };
  const fail = (thrown: unknown) => setFailed(asCommandError(thrown).message);
  const press = async (force: boolean) => {
    if (busy || value.trim() === "") return;
    try {
      if (takesSeed) {
        const { seed } = await name.mutateAsync({ draw: draw.id, seed: value });
        setSaid(t("lots.seed_is", { seed: seed ?? "" }));
      } else if (firm !== null) {
        const kept = await keep.mutateAsync({ ...lot, force });
        setSaid(
          kept.turn === null
            ? t("lots.kept", { name: kept.exhibitor, value: kept.booths.join(" + ") })
            : t("lots.kept_turn", { name: kept.exhibitor, turn: kept.turn }),
        );
      }
      empty();
    } catch (thrown) {
      fail(thrown);
    }
  };
  const pass = async (reason: LotPassReason, note: string) => {
    if (busy || firm === null) return;
    try {
      await passOver.mutateAsync({ draw: draw.id, exhibitor: firm.participation, reason, note });
      setSaid(t("lots.was_passed", { name: firm.name }));
      empty();
    } catch (thrown) {
      fail(thrown);
    }
  };
  const undo = async () => {
    if (busy || draw.last === null) return;
    try {
      const { what } = await takeBack.mutateAsync({ draw: draw.id });
      setSaid(t("lots.undone", { what }));
      empty();
    } catch (thrown) {
      fail(thrown);
    }
  };
  /** The one after, or before, in the list of those who wait. */
  const move = (step: 1 | -1) => {
    const at = waiting.findIndex((one) => one.participation === firm?.participation);
    const to = waiting[(at + step + waiting.length) % waiting.length];
    if (to !== undefined) choose(to.participation);
  };
  const choose = (participation: string) => {
    setChosen(participation);
    setFailed(null);
  };
  return {
    firm,
    waiting,
    late,
    takesSeed,
    value,
    setValue,
    judged,
    failed,
    said,
    busy,
    press,
    passing,
    setPassing,
    pass,
    undo,
    move,
    choose,
  };
}

export type Keying = ReturnType<typeof useKeying>;
