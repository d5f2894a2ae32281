import { Group, Text } from "@mantine/core";
import { HeldButton } from "@/components/HeldButton";
import { Pill } from "@/components/marks";
import { useText } from "@/lib/i18n";
import type { CurrentPlan, Proposal, Proposals, Term, TermPoints } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { useWords, type Words } from "./words";

/** Their order: what weighs most first. */
const TERMS: readonly Term[] = [
  "unplaced",
  "region_premium_missing",
  "moved",
  "same_group",
  "near_missed",
  "corner_missed",
  "zone_mismatch",
  "premium_missed",
  "preference",
  "oversize",
];

const pointsOf = (terms: readonly TermPoints[], name: Term) =>
  terms.find((term) => term.name === name)?.points ?? 0;

export interface PlanHands {
  busy: boolean;
  onTake: (proposal: Proposal) => void;
  onDrop: (proposal: Proposal) => void;
}

/** What stands now and up to three plans side by side: what each costs, and for what. */
export function Compared({
  desk,
  proposals,
  hands,
}: {
  desk: Proposals;
  proposals: readonly Proposal[];
  hands: PlanHands;
}) {
  const t = useText();
  const words = useWords();
  const { current } = desk;
  const all: readonly (CurrentPlan | Proposal)[] = [current, ...proposals];
  const charged = TERMS.filter((name) => all.some((plan) => pointsOf(plan.terms, name) > 0));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t("assignment.compare")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("assignment.what")}</th>
            <th scope="col" className={classes.number}>
              {t("assignment.now")}
            </th>
            {proposals.map((proposal) => (
              <th key={proposal.id} scope="col" className={classes.number}>
                <PlanHead proposal={proposal} hands={hands} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("assignment.cost")}</th>
            {all.map((plan, index) => (
              <td key={keyOf(plan)} className={classes.number}>
                <span className={isLeast(all, plan) ? classes.least : undefined}>
                  {words.count(plan.cost)}
                </span>
                {index === 0 ? null : (
                  <div className={classes.quiet}>
                    {t("assignment.against_now", { difference: words.difference(plan.cost - current.cost) })}
                  </div>
                )}
              </td>
            ))}
          </tr>
          <Row name={t("assignment.distance")} plans={all} of={(plan) => distance(plan, words)} />
          <Row name={t("assignment.placed")} plans={all} of={(plan) => words.count(plan.placed)} />
          <Row name={t("assignment.unplaced")} plans={all} of={(plan) => words.count(plan.unplaced.length)} />
          <Row
            name={t("assignment.moving")}
            plans={all}
            of={(plan) => ("moved" in plan ? words.count(moversOf(plan).length) : "–")}
          />
          <tr className={classes.group}>
            <th scope="rowgroup" colSpan={all.length + 1}>
              {t("assignment.cost_by_term")}
            </th>
          </tr>
          {charged.map((name) => (
            <Row
              key={name}
              name={t(`assignment.term_${name}`)}
              plans={all}
              of={(plan) => words.count(pointsOf(plan.terms, name))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who had a place and has another: who gets a first one does not move. */
export const moversOf = (proposal: Proposal) => proposal.moved.filter(({ from }) => from.length > 0);

const keyOf = (plan: CurrentPlan | Proposal) => ("id" in plan ? plan.id : "now");

const isLeast = (all: readonly { cost: number }[], { cost }: { cost: number }) =>
  all.length > 1 && all.every((plan) => plan.cost >= cost);

function distance(plan: CurrentPlan | Proposal, words: Words): string {
  return words.within("id" in plan ? plan.gap_percent : null);
}

function Row(props: {
  name: string;
  plans: readonly (CurrentPlan | Proposal)[];
  of: (plan: CurrentPlan | Proposal) => string;
}) {
  return (
    <tr>
      <th scope="row">{props.name}</th>
      {props.plans.map((plan) => (
        <td key={keyOf(plan)} className={classes.number}>
          {props.of(plan)}
        </td>
      ))}
    </tr>
  );
}

function PlanHead({ proposal, hands }: { proposal: Proposal; hands: PlanHands }) {
  const t = useText();
  const { label } = proposal;
  return (
    <div className={classes.planHead}>
      <Text fw={600}>{label}</Text>
      <span className={classes.quiet}>
        {t("assignment.made_with", { seed: proposal.seed, effort: proposal.effort })}
      </span>
      <Marks proposal={proposal} />
      <Group gap={4} justify="flex-end">
        <HeldButton
          size="compact-sm"
          held={hands.busy || proposal.is_stale}
          aria-label={t("assignment.take_plan", { label })}
          onClick={() => hands.onTake(proposal)}
        >
          {t("assignment.take")}
        </HeldButton>
        <HeldButton
          variant="default"
          size="compact-sm"
          held={hands.busy}
          aria-label={t("assignment.drop_plan", { label })}
          onClick={() => hands.onDrop(proposal)}
        >
          {t("assignment.drop")}
        </HeldButton>
      </Group>
    </div>
  );
}

/** Whether a plan was stopped early, or no longer fits what it was made for. */
export function Marks({ proposal }: { proposal: Proposal }) {
  const t = useText();
  return (
    <>
      {proposal.is_stopped ? (
        <Pill tone="calm" shape="half">
          {t("assignment.stopped")}
        </Pill>
      ) : null}
      {proposal.is_stale ? (
        <Pill tone="attention" shape="triangle">
          {t("assignment.stale")}
        </Pill>
      ) : null}
    </>
  );
}
