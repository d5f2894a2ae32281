import { useCallback, useEffect, useRef, useState } from "react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type BoothView, type CommandError, call, type FloorView, type Placed, useChange } from "@/lib/ipc";
import type { Firm } from "./model/find";
import { sideBySide } from "./model/steps";

/** A firm in the hand: on its way to a booth, or to whoever it changes places with. */
export interface Carried {
  kind: "place" | "swap";
  firm: Firm;
}

export interface Carrying {
  carried: Carried | null;
  /** The booths into which it would come. */
  targets: readonly BoothView[];
  /** What that would come to, as soon as it is known. */
  trial: Placed | null;
  /** What stands against it, once it was put down all the same. */
  against: string | null;
  busy: boolean;
  begin: (carried: Carried) => void;
  /** Holds it over a booth. */
  over: (booth: BoothView | null) => void;
  /** Puts it down; what breaks a rule is asked first. */
  drop: (booth: BoothView) => void;
  /** Takes a firm and puts it down at once. */
  dropFirm: (firm: Firm, booth: BoothView) => void;
  /** Puts it down where it breaks a rule. */
  force: () => void;
  cancel: () => void;
}

/** Rests over a booth before the program is asked. */
const REST_MS = 120;

const mayStand = (placed: Placed) =>
  placed.displaced.length === 0 && !placed.broken.some((rule) => rule.is_refused);

export function useCarrying(floor: FloorView | null): Carrying {
  const t = useText();
  const toasts = useToasts();
  const [carried, setCarried] = useState<Carried | null>(null);
  const [targets, setTargets] = useState<readonly BoothView[]>([]);
  const [trial, setTrial] = useState<Placed | null>(null);
  const [against, setAgainst] = useState<string | null>(null);
  const place = useChange("plan_place");
  const swap = useChange("plan_swap");
  const asked = useRef(0);

  const cancel = useCallback(() => {
    asked.current += 1;
    setCarried(null);
    setTargets([]);
    setTrial(null);
    setAgainst(null);
  }, []);
  const begin = useCallback(
    (next: Carried) => {
      cancel();
      setCarried(next);
    },
    [cancel],
  );
  const over = useCallback(
    (booth: BoothView | null) => {
      setAgainst(null);
      if (booth === null || carried === null || floor === null) setTargets([]);
      else
        setTargets(carried.kind === "swap" ? [booth] : sideBySide(floor.booths, booth, carried.firm.count));
    },
    [carried, floor],
  );

  // What it would break is said before it is put down.
  const codes = targets.map((booth) => booth.code).join(" ");
  useEffect(() => {
    setTrial(null);
    asked.current += 1;
    if (carried?.kind !== "place" || codes === "") return;
    const mine = asked.current;
    const exhibitor = carried.firm.participation;
    const timer = setTimeout(() => {
      const request = { exhibitor, booths: codes.split(" "), force: false, dry_run: true };
      call("plan_place", request).then(
        (answer) => mine === asked.current && setTrial(answer),
        (error: CommandError) => mine === asked.current && setAgainst(error.message),
      );
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [carried, codes]);

  const placeAt = (booths: readonly BoothView[], firm: Firm, force: boolean) => {
    const request = { exhibitor: firm.participation, booths: booths.map((booth) => booth.code), force };
    place.mutate(
      { ...request, dry_run: false },
      {
        onSuccess: (placed) => {
          toasts.undoable(t("floor.placed", { name: placed.exhibitor, booths: placed.booths.join(", ") }));
          cancel();
        },
        onError: (error) => setAgainst(error.message),
      },
    );
  };
  const swapWith = (booth: BoothView, firm: Firm, force: boolean) => {
    const other = booth.parties[0]?.members[0];
    if (other === undefined) {
      setAgainst(t("floor.swap_with_nobody", { booth: booth.code }));
      return;
    }
    swap.mutate(
      { one: firm.participation, other: other.participation, force },
      {
        onSuccess: () => {
          toasts.undoable(t("floor.swapped", { one: firm.name, other: other.name }));
          cancel();
        },
        onError: (error) => setAgainst(error.message),
      },
    );
  };
  const dropFirm = (firm: Firm, booth: BoothView) => {
    if (floor === null) return;
    const chosen = sideBySide(floor.booths, booth, firm.count);
    setTargets(chosen);
    const request = { exhibitor: firm.participation, booths: chosen.map((each) => each.code), force: false };
    call("plan_place", { ...request, dry_run: true }).then(
      (answer) => {
        if (mayStand(answer)) placeAt(chosen, firm, false);
        else {
          setTrial(answer);
          setAgainst(t("floor.breaks", { booths: answer.booths.join(", ") }));
        }
      },
      (error: CommandError) => setAgainst(error.message),
    );
  };
  const drop = (booth: BoothView) => {
    if (carried?.kind === "place") dropFirm(carried.firm, booth);
    else if (carried?.kind === "swap") {
      setTargets([booth]);
      swapWith(booth, carried.firm, false);
    }
  };
  const force = () => {
    const [first] = targets;
    if (carried === null || first === undefined) return;
    if (carried.kind === "swap") swapWith(first, carried.firm, true);
    else placeAt(targets, carried.firm, true);
  };
  return {
    carried,
    targets,
    trial,
    against,
    busy: place.isPending || swap.isPending,
    begin,
    over,
    drop,
    dropFirm,
    force,
    cancel,
  };
}
