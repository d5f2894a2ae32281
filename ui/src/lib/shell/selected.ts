import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** `unasked`: without the question about what is not saved, for what has just been saved. */
export type Select = (id: string | null, how?: { unasked?: boolean }) => void;

/**
 * The record that the screen's detail panel shows: it stands in the address, so that going back, the palette and
 * warnings find it.
 */
export function useSelected(): [string | null, Select] {
  const search: { id?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const select = useCallback(
    (id: string | null, how: { unasked?: boolean } = {}) =>
      void navigate({
        to: ".",
        search: id === null ? {} : { id },
        replace: true,
        ignoreBlocker: how.unasked ?? false,
      }),
    [navigate],
  );
  return [search.id ?? null, select];
}
