import { useMemo, useState } from "react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import {
  asCommandError,
  type CommandError,
  type PresetOut,
  useChange,
  useCommand,
  type WeightOut,
} from "@/lib/ipc";

export interface WeightsHand {
  /** As they are stored, under what was edited; undefined until they are read. */
  weights: readonly WeightOut[] | undefined;
  presets: readonly PresetOut[];
  /** The preset that the points on the screen are, or null. */
  preset: PresetOut | null;
  error: CommandError | null;
  retry: () => void;
  unsaved: boolean;
  busy: boolean;
  set: (name: string, points: number) => void;
  choose: (preset: PresetOut) => void;
  /** Answers whether they are stored now. */
  save: () => Promise<boolean>;
  discard: () => void;
}

/** The event's weights, and what a hand has moved and not yet stored. */
export function useWeights(): WeightsHand {
  const t = useText();
  const toasts = useToasts();
  const { data, error, refetch } = useCommand("plan_weights", {});
  const { mutateAsync, isPending } = useChange("plan_weights_set");
  const [edits, setEdits] = useState<Readonly<Record<string, number>>>({});
  const weights = useMemo(
    () => data?.weights.map((weight) => ({ ...weight, points: edits[weight.name] ?? weight.points })),
    [data, edits],
  );
  const unsaved = data?.weights.some(({ name, points }) => (edits[name] ?? points) !== points) ?? false;
  const presets = data?.presets ?? [];
  const isNow = ({ points }: PresetOut) =>
    weights?.every((each) => points[each.name] === each.points) ?? false;
  return {
    weights,
    presets,
    preset: presets.find(isNow) ?? null,
    error,
    retry: () => void refetch(),
    unsaved,
    busy: isPending,
    set: (name, points) => setEdits((now) => ({ ...now, [name]: points })),
    choose: ({ points }) => setEdits(points),
    async save() {
      const sent = { ...edits };
      try {
        await mutateAsync({ preset: null, points: sent });
      } catch (thrown) {
        toasts.failed(asCommandError(thrown));
        return false;
      }
      // What was moved while they were saved is not saved yet.
      setEdits((now) => Object.fromEntries(Object.entries(now).filter(([name, to]) => sent[name] !== to)));
      toasts.undoable(t("assignment.weights_saved"));
      return true;
    },
    discard: () => setEdits({}),
  };
}
