// Booths are held until an hour, and nothing changes in the file when that has come.

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useCommand } from "./query";

/** A clock that is set, or a computer that slept, is noticed within so long. */
const LONGEST_WAIT_MS = 60_000;
/** The program may see the hour come a little later than the window. */
const SHORTEST_WAIT_MS = 250;
/** The contract's times are those of Jakarta's clocks. */
const JAKARTA = "+07:00";

/** Reads anew who holds what, once the next offer runs out. `asked`: whether any offer is out. */
export function useHoldsRunOut(asked = true): void {
  const client = useQueryClient();
  const { data } = useCommand("plan_reserves", {}, { enabled: asked });
  const [waited, setWaited] = useState(0);
  const open = data?.offers.filter(({ is_expired, until }) => !is_expired && until !== null) ?? [];
  const next = Math.min(...open.map(({ until }) => Date.parse(`${until}${JAKARTA}`)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wait that is over begins another
  useEffect(() => {
    if (!asked || !Number.isFinite(next)) return;
    const left = next - Date.now();
    const wait = Math.min(Math.max(left, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
    const timer = setTimeout(() => {
      if (Date.now() >= next) {
        void client.invalidateQueries({ queryKey: ["plan_reserves"] });
        void client.invalidateQueries({ queryKey: ["floor_view"] });
      }
      setWaited((times) => times + 1);
    }, wait);
    return () => clearTimeout(timer);
  }, [client, asked, next, waited]);
}
