import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/**
 * The record that the screen's detail panel shows: it stands in the address, so that going back, the palette and
 * warnings find it.
 */
export function useSelected(): [string | null, (id: string | null) => void] {
  const search: { id?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const select = useCallback(
    (id: string | null) => void navigate({ to: ".", search: id === null ? {} : { id }, replace: true }),
    [navigate],
  );
  return [search.id ?? null, select];
}
