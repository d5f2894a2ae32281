import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type CommandError, callWithProgress, type ImportReport, type Progress } from "@/lib/ipc";
import type { Draft } from "./draft";

/** Tries the import without keeping anything, anew with every correction; an older try is stopped. */
export function useDryRun({ path, choices }: Draft, enabled: boolean) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const query = useQuery<ImportReport, CommandError>({
    queryKey: ["import_run", "dry", path, choices],
    queryFn: ({ signal }) => {
      setProgress(null);
      return callWithProgress("import_run", { path, choices, dry_run: true }, setProgress, signal);
    },
    enabled,
    placeholderData: keepPreviousData,
    // The file may have been saved anew since.
    gcTime: 0,
  });
  return { ...query, progress };
}
