import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import {
  type BoothView,
  type CommandError,
  call,
  type FloorView,
  type MovedOut,
  type PlaceCost,
  type Placed,
  useChange,
  useCommand,
} from "@/lib/ipc";
import { boothsOf, type Costs, costsOf, placeAt, whyNot } from "./model/costs";
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
  /** What each place would cost, as soon as it is known. */
  costs: Costs | null;
  /** What the place under the hand would cost; null where it is not known, or cannot be. */
  cost: PlaceCost | null;
  /** Why the booth under the hand cannot be had. */
  cannot: string | null;
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
  /** Puts a firm into booths that it was offered, or exchanges it with who has them. */
  putAt: (firm: Firm, codes: readonly string[], exchange: readonly MovedOut[]) => void;
  /** Puts it down where it breaks a rule. */
  force: () => void;
  cancel: () => void;
}

/** Rests over a booth before the program is asked. */
const REST_MS = 120;

const mayStand = (placed: Placed) =>
  placed.displaced.length === 0 && !placed.broken.some((rule) => rule.is_refused);

/**
 * Whom an exchange is with, where that is one party that would have the booths that are left. Who would lose their place
 * is asked about as what breaks a rule.
 */
function partnerOf(exchange: readonly MovedOut[]): MovedOut | null {
  const [only] = exchange;
  return exchange.length === 1 && only !== undefined && only.to.length > 0 ? only : null;
}

/** Its first firm: it stands in its booths, or is known by its name. */
function partner(floor: FloorView | null, { party, name, from }: MovedOut) {
  const there = floor?.booths
    .filter(({ code }) => from.includes(code))
    .flatMap(({ parties }) => parties)
    .find(({ id }) => id === party);
  return { exhibitor: there?.members[0]?.participation ?? name, name };
}

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

  // Asked once, as the firm is taken up: the hand finds the cost of every booth there.
  const inHand = carried?.kind === "place" ? carried.firm.participation : "";
  const { data } = useCommand("plan_costs", { party: inHand }, { enabled: inHand !== "" });
  const costs = useMemo(() => (data === undefined || inHand === "" ? null : costsOf(data)), [data, inHand]);
  const [under] = targets;
  const cost = under === undefined ? null : placeAt(costs, under);
  const cannot = under === undefined ? null : whyNot(costs, under);

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
  /** The booths that a firm would have with one of them: the cheapest ones, or else those beside it. */
  const having = useCallback(
    (booth: BoothView, firm: Firm): BoothView[] => {
      if (floor === null) return [];
      const known = firm.count > 1 ? placeAt(costs, booth) : null;
      const cheapest = known === null ? null : boothsOf(floor.booths, known);
      if (cheapest === null) return sideBySide(floor.booths, booth, firm.count);
      return [booth, ...cheapest.filter((each) => each !== booth)];
    },
    [floor, costs],
  );
  const over = useCallback(
    (booth: BoothView | null) => {
      setAgainst(null);
      if (booth === null || carried === null) setTargets([]);
      else setTargets(carried.kind === "swap" ? [booth] : having(booth, carried.firm));
    },
    [carried, having],
  );

  // What it would break is said before it is put down; an exchange breaks nothing, or it had no cost.
  const codes = targets.map((booth) => booth.code).join(" ");
  const exchangedAt = (booth: BoothView) => partnerOf(placeAt(costs, booth)?.exchange ?? []);
  const isExchange = under !== undefined && exchangedAt(under) !== null;
  useEffect(() => {
    setTrial(null);
    asked.current += 1;
    if (carried?.kind !== "place" || codes === "" || isExchange) return;
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
  }, [carried, codes, isExchange]);

  const stand = (
    codes: readonly string[],
    firm: Firm,
    force: boolean,
    onError: (error: CommandError) => void,
  ) =>
    place.mutate(
      { exhibitor: firm.participation, booths: [...codes], force, dry_run: false },
      {
        onSuccess: (placed) => {
          toasts.undoable(t("floor.placed", { name: placed.exhibitor, booths: placed.booths.join(", ") }));
          cancel();
        },
        onError,
      },
    );
  const exchange = (
    firm: Firm,
    other: { exhibitor: string; name: string },
    force: boolean,
    onError: (error: CommandError) => void,
  ) =>
    swap.mutate(
      { one: firm.participation, other: other.exhibitor, force },
      {
        onSuccess: () => {
          toasts.undoable(t("floor.swapped", { one: firm.name, other: other.name }));
          cancel();
        },
        onError,
      },
    );
  const stays = (error: CommandError) => setAgainst(error.message);
  const placeIn = (booths: readonly BoothView[], firm: Firm, force: boolean) =>
    stand(
      booths.map((booth) => booth.code),
      firm,
      force,
      stays,
    );
  const swapWith = (booth: BoothView, firm: Firm, force: boolean) => {
    const other = booth.parties[0]?.members[0];
    if (other === undefined) setAgainst(t("floor.swap_with_nobody", { booth: booth.code }));
    else exchange(firm, { exhibitor: other.participation, name: other.name }, force, stays);
  };
  const dropFirm = (firm: Firm, booth: BoothView) => {
    const chosen = having(booth, firm);
    if (chosen.length === 0) return;
    setTargets(chosen);
    const request = { exhibitor: firm.participation, booths: chosen.map((each) => each.code), force: false };
    call("plan_place", { ...request, dry_run: true }).then(
      (answer) => {
        if (mayStand(answer)) placeIn(chosen, firm, false);
        else {
          setTrial(answer);
          setAgainst(t("floor.breaks", { booths: answer.booths.join(", ") }));
        }
      },
      (error: CommandError) => setAgainst(error.message),
    );
  };
  const drop = (booth: BoothView) => {
    if (carried === null) return;
    const { kind, firm } = carried;
    if (kind === "swap") {
      setTargets([booth]);
      swapWith(booth, firm, false);
      return;
    }
    // Back where it was.
    if (firm.booths.includes(booth.code) && firm.count === 1) {
      cancel();
      return;
    }
    const exchanged = exchangedAt(booth);
    if (exchanged === null) dropFirm(firm, booth);
    else exchange(firm, partner(floor, exchanged), false, stays);
  };
  const failed = (error: CommandError) => toasts.failed(error);
  const putAt: Carrying["putAt"] = (firm, codes, exchanged) => {
    const other = partnerOf(exchanged);
    return other === null
      ? stand(codes, firm, false, failed)
      : exchange(firm, partner(floor, other), false, failed);
  };
  const force = () => {
    const [first] = targets;
    if (carried === null || first === undefined) return;
    if (carried.kind === "swap") swapWith(first, carried.firm, true);
    else placeIn(targets, carried.firm, true);
  };
  return {
    carried,
    targets,
    costs,
    cost,
    cannot,
    trial,
    against,
    busy: place.isPending || swap.isPending,
    begin,
    over,
    drop,
    dropFirm,
    putAt,
    force,
    cancel,
  };
}
