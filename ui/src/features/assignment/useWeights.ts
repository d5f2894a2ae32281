import { useMemo, useState } from "react";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import {
  asCommandError,
  type CommandError,
  useChange,
  useCommand,
  type Weight,
  type WeightName,
  type WeightPoints,
  type WeightPreset,
} from "@/lib/ipc";

export interface WeightsHand {
  /** As they are stored, under what was edited; undefined until they are read. */
  weights: readonly Weight[] | undefined;
  presets: readonly WeightPreset[];
  /** The preset that the points on the screen are, or null. */
  preset: string | null;
  error: CommandError | null;
  retry: () => void;
  unsaved: boolean;
  busy: boolean;
  set: (name: WeightName, points: number) => void;
  choose: (preset: WeightPreset) => void;
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
  const [edits, setEdits] = useState<Partial<Record<WeightName, number>>>({});
  const weights = useMemo(
    () => data?.weights.map((weight) => ({ ...weight, points: edits[weight.name] ?? weight.points })),
    [data, edits],
  );
  const unsaved = data?.weights.some(({ name, points }) => (edits[name] ?? points) !== points) ?? false;
  const presets = data?.presets ?? [];
  const isNow = (preset: WeightPreset) =>
    weights !== undefined &&
    preset.weights.every((each) => weights.find(({ name }) => name === each.name)?.points === each.points);
  return {
    weights,
    presets,
    preset: presets.find(isNow)?.code ?? null,
    error,
    retry: () => void refetch(),
    unsaved,
    busy: isPending,
    set: (name, points) => setEdits((now) => ({ ...now, [name]: points })),
    choose: (preset) => setEdits(Object.fromEntries(preset.weights.map((each) => [each.name, each.points]))),
    async save() {
      if (weights === undefined) return false;
      const asked: WeightPoints[] = weights.map(({ name, points }) => ({ name, points }));
      try {
        await mutateAsync({ weights: asked });
      } catch (thrown) {
        toasts.failed(asCommandError(thrown));
        return false;
      }
      setEdits({});
      toasts.undoable(t("assignment.weights_saved"));
      return true;
    },
    discard: () => setEdits({}),
  };
}
