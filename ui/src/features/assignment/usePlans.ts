import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type CommandError, type Proposal, useChange } from "@/lib/ipc";
import { moversOf } from "./Compared";

/** Takes a plan as one change, or lets it go. */
export function usePlans() {
  const t = useText();
  const toasts = useToasts();
  const take = useChange("plan_proposal_take");
  const drop = useChange("plan_proposal_drop");
  const onError = (error: CommandError) => toasts.failed(error);
  return {
    busy: take.isPending || drop.isPending,
    onTake: (proposal: Proposal, label = proposal.label) =>
      take.mutate(
        { id: proposal.id },
        {
          onError,
          // What changes nothing cannot be taken back: the step before it would be.
          onSuccess: ({ placed, moved }) =>
            moved === 0
              ? toasts.done(t("assignment.taken_same", { label }))
              : toasts.undoable(
                  t("assignment.taken", { label, placed, count: placed, moved: moversOf(proposal).length }),
                ),
        },
      ),
    onDrop: (proposal: Proposal) =>
      drop.mutate(
        { id: proposal.id },
        { onError, onSuccess: () => toasts.done(t("assignment.dropped", { label: proposal.label })) },
      ),
  };
}
