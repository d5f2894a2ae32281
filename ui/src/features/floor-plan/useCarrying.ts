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
  useCommand,
} from "@/lib/ipc";
import { boothsOf, type Costs, costsOf, placeAt, whyNot } from "./model/costs";
import type { Firm } from "./model/find";
import { sideBySide } from "./model/steps";
import { type Deed, useDeeds } from "./useDeeds";

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
  /** Whether that can be done all the same. */
  canForce: boolean;
  /** Whether a drop is being looked at or carried out: another one waits for it. */
  busy: boolean;
  begin: (carried: Carried) => void;
  /** Holds it over a booth. */
  over: (booth: BoothView | null) => void;
  /** Puts it down; what breaks a rule is asked first. */
  drop: (booth: BoothView) => void;
  /** Takes a firm and puts it down at once. */
  dropFirm: (firm: Firm, booth: BoothView) => void;
  /** Puts a firm into booths that it was offered; who has them goes where the offer says. */
  putAt: (firm: Firm, codes: readonly string[], exchange: readonly MovedOut[]) => void;
  /** Does what was refused all the same. */
  force: () => void;
  cancel: () => void;
}

/** Rests over a booth before the program is asked. */
const REST_MS = 120;

/** Where the hand is: over a booth, or with what it has put down. */
interface Hand {
  booth: string;
  /** The codes into which the firm was put down; null while it is only held. */
  put: readonly string[] | null;
}

/** What was refused, and what can be done all the same. */
interface Against {
  text: string;
  deed: Deed | null;
}

const mayStand = (placed: Placed) =>
  placed.displaced.length === 0 && !placed.broken.some((rule) => rule.is_refused);

const codesOf = (booths: readonly BoothView[]) => booths.map(({ code }) => code);

export function useCarrying(floor: FloorView | null): Carrying {
  const t = useText();
  const toasts = useToasts();
  const [carried, setCarried] = useState<Carried | null>(null);
  const [hand, setHand] = useState<Hand | null>(null);
  const [trial, setTrial] = useState<Placed | null>(null);
  const [against, setAgainst] = useState<Against | null>(null);
  const [looking, setLooking] = useState(false);
  const deeds = useDeeds();
  const asked = useRef(0);
  // An answer to a hand that has let go since belongs to nobody.
  const turn = useRef(0);
  // Known at once, where `looking` is known at the next drawing: two clicks can come before that.
  const dropping = useRef(false);

  // Asked as the firm is taken up: the hand finds the cost of every booth there. What was true before a change is not.
  const inHand = carried?.kind === "place" ? carried.firm.participation : "";
  const { data, isFetching, error } = useCommand("plan_costs", { party: inHand }, { enabled: inHand !== "" });
  const known = inHand === "" || isFetching || error !== null ? undefined : data;
  const costs = useMemo(() => (known === undefined ? null : costsOf(known)), [known]);

  /** The booths that a firm would have with one of them: the cheapest ones, or else those beside it. */
  const having = useCallback(
    (booth: BoothView, firm: Firm): BoothView[] => {
      if (floor === null) return [];
      const there = firm.count > 1 ? placeAt(costs, booth) : null;
      const cheapest = there === null ? null : boothsOf(floor.booths, there);
      if (cheapest === null) return sideBySide(floor.booths, booth, firm.count);
      return [booth, ...cheapest.filter((each) => each !== booth)];
    },
    [floor, costs],
  );
  const under = floor?.booths.find(({ id }) => id === hand?.booth);
  const put = hand?.put ?? null;
  // As soon as costs come, what is shown is what a drop would do with them.
  const targets = useMemo(() => {
    if (carried === null || under === undefined) return [];
    if (put !== null) return put.flatMap((code) => floor?.booths.find((booth) => booth.code === code) ?? []);
    return carried.kind === "swap" ? [under] : having(under, carried.firm);
  }, [carried, under, put, floor, having]);
  const there = under === undefined ? null : placeAt(costs, under);
  const isExchange = there !== null && there.exchange.length > 0;
  // Who was put down before the costs came is asked about by what it breaks, not by what an exchange would cost.
  const cost = put !== null && isExchange ? null : there;
  const cannot = under === undefined ? null : whyNot(costs, under);

  const cancel = useCallback(() => {
    asked.current += 1;
    turn.current += 1;
    dropping.current = false;
    setLooking(false);
    setCarried(null);
    setHand(null);
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
  const over = useCallback((booth: BoothView | null) => {
    setAgainst(null);
    setHand(booth === null ? null : { booth: booth.id, put: null });
  }, []);

  /** Answers whether this drop is the only one; it is over with `done`, unless the hand has let go of it before. */
  const startDrop = () => {
    if (dropping.current || deeds.isPending) return null;
    dropping.current = true;
    const mine = turn.current;
    return {
      isMine: () => mine === turn.current,
      done() {
        if (mine !== turn.current) return;
        dropping.current = false;
        setLooking(false);
      },
    };
  };
  type Drop = NonNullable<ReturnType<typeof startDrop>>;

  const carryOut = (
    firm: Firm,
    deed: Deed,
    force: boolean,
    drop: Drop,
    onError: (error: CommandError) => void,
  ) =>
    deeds.carryOut(firm, deed, force, {
      onDone: () => {
        if (drop.isMine()) cancel();
      },
      onError: (error) => {
        drop.done();
        onError(error);
      },
    });
  const failed = (error: CommandError) => toasts.failed(error);
  /** Says what was refused, where it is still in the hand. */
  const refused = (drop: Drop, text: string, deed: Deed | null) => {
    if (!drop.isMine()) return;
    drop.done();
    setAgainst({ text, deed });
  };

  // What it would break is said before it is put down; an exchange breaks nothing, or it had no cost.
  const codes = codesOf(targets).join(" ");
  useEffect(() => {
    setTrial(null);
    asked.current += 1;
    if (carried?.kind !== "place" || codes === "" || (isExchange && put === null)) return;
    const mine = asked.current;
    const { firm } = carried;
    const booths = codes.split(" ");
    const timer = setTimeout(() => {
      const request = { exhibitor: firm.participation, booths, force: false, dry_run: true };
      call("plan_place", request).then(
        (answer) => mine === asked.current && setTrial(answer),
        (error: CommandError) =>
          mine === asked.current && setAgainst({ text: error.message, deed: { kind: "stand", booths } }),
      );
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [carried, codes, isExchange, put]);

  const dropFirm = (firm: Firm, booth: BoothView) => {
    const chosen = codesOf(having(booth, firm));
    const drop = chosen.length === 0 ? null : startDrop();
    if (drop === null) return;
    const asPut = { booth: booth.id, put: chosen };
    const deed: Deed = { kind: "stand", booths: chosen };
    setHand(asPut);
    setLooking(true);
    const request = { exhibitor: firm.participation, booths: chosen, force: false, dry_run: true };
    const stays = (text: string) => {
      if (drop.isMine()) setHand(asPut);
      refused(drop, text, deed);
    };
    call("plan_place", request).then(
      (answer) => {
        if (!drop.isMine()) return;
        if (mayStand(answer)) carryOut(firm, deed, false, drop, (error) => stays(error.message));
        else {
          setTrial(answer);
          stays(t("floor.breaks", { booths: answer.booths.join(", ") }));
        }
      },
      (error: CommandError) => stays(error.message),
    );
  };
  const drop = (onto: BoothView) => {
    if (carried === null) return;
    const { kind, firm } = carried;
    const booth = floor?.booths.find(({ id }) => id === onto.id) ?? onto;
    // Back where it was, also by a hand that slipped while it clicked.
    if (firm.booths.includes(booth.code)) {
      if (!dropping.current && !deeds.isPending) cancel();
      return;
    }
    const there = kind === "swap" ? null : placeAt(costs, booth);
    if (kind === "place" && (there === null || there.exchange.length === 0)) {
      dropFirm(firm, booth);
      return;
    }
    const other = booth.parties[0]?.members[0];
    const begun = startDrop();
    if (begun === null) return;
    setHand({ booth: booth.id, put: null });
    const deed: Deed | null =
      there !== null
        ? { kind: "settle", booths: there.booths, exchange: there.exchange }
        : other === undefined
          ? null
          : { kind: "swap", other };
    if (deed === null) refused(begun, t("floor.swap_with_nobody", { booth: booth.code }), null);
    else carryOut(firm, deed, false, begun, (error) => refused(begun, error.message, deed));
  };
  const putAt: Carrying["putAt"] = (firm, booths, exchange) => {
    const begun = startDrop();
    if (begun === null) return;
    const deed: Deed =
      exchange.length === 0 ? { kind: "stand", booths } : { kind: "settle", booths, exchange };
    carryOut(firm, deed, false, begun, failed);
  };
  const force = () => {
    const deed = against?.deed ?? null;
    const begun = carried === null || deed === null ? null : startDrop();
    if (carried === null || deed === null || begun === null) return;
    carryOut(carried.firm, deed, true, begun, failed);
  };
  return {
    carried,
    targets,
    costs,
    cost,
    cannot,
    trial,
    against: against?.text ?? null,
    canForce: against !== null && against.deed !== null,
    busy: looking || deeds.isPending,
    begin,
    over,
    drop,
    dropFirm,
    putAt,
    force,
    cancel,
  };
}
