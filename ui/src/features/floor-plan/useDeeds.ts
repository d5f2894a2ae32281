import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type CommandError, type MemberView, type MovedOut, useChange } from "@/lib/ipc";
import type { Firm } from "./model/find";

/** What can be done with a firm in the hand. */
export type Deed =
  /** It comes into these booths; who has them leaves them. */
  | { kind: "stand"; booths: readonly string[] }
  /** It comes into these booths, and who has them goes where the price says. */
  | { kind: "settle"; booths: readonly string[]; exchange: readonly MovedOut[] }
  /** It changes all its booths with another firm's. */
  | { kind: "swap"; other: Pick<MemberView, "participation" | "name"> };

interface Ends {
  onDone: () => void;
  onError: (error: CommandError) => void;
}

/** Carries out what was decided for a firm, as one change, and says so. */
export function useDeeds() {
  const t = useText();
  const toasts = useToasts();
  const place = useChange("plan_place");
  const settle = useChange("plan_settle");
  const swap = useChange("plan_swap");

  const carryOut = (firm: Firm, deed: Deed, force: boolean, { onDone, onError }: Ends) => {
    const done = (text: string) => {
      toasts.undoable(text);
      onDone();
    };
    const one = firm.participation;
    switch (deed.kind) {
      case "stand":
        place.mutate(
          { exhibitor: one, booths: [...deed.booths], force, dry_run: false },
          {
            onSuccess: ({ exhibitor, booths }) =>
              done(t("floor.placed", { name: exhibitor, booths: booths.join(", ") })),
            onError,
          },
        );
        break;
      case "settle": {
        const exchange = deed.exchange.map(({ party, to }) => ({ party, booths: to }));
        const others = deed.exchange.map(({ name }) => name).join(", ");
        settle.mutate(
          { party: one, booths: [...deed.booths], exchange, force, dry_run: false },
          { onSuccess: () => done(t("floor.swapped", { one: firm.name, other: others })), onError },
        );
        break;
      }
      case "swap": {
        const { participation, name } = deed.other;
        swap.mutate(
          { one, other: participation, force },
          { onSuccess: () => done(t("floor.swapped", { one: firm.name, other: name })), onError },
        );
        break;
      }
    }
  };
  return { carryOut, isPending: place.isPending || settle.isPending || swap.isPending };
}
