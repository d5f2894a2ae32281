import { Text, Title } from "@mantine/core";
import { Columns } from "@/components/Columns";
import { HeldButton } from "@/components/HeldButton";
import { useText } from "@/lib/i18n";
import type { MovedOut, MustMove, Proposal, Proposals } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { Marks, moversOf } from "./Compared";
import { More } from "./More";
import { type HowToRun, RunCard } from "./RunCard";
import { usePlans } from "./usePlans";
import { useWords } from "./words";

/** How many others may move, in the choices that are offered. */
export const MOST_MOVED = [0, 3, 10];

/** After a cancellation, a late comer or a closed booth: choices by how many others move. */
export function ChangesTab(props: {
  desk: Proposals;
  /** Booths that nobody has; undefined until they are counted. */
  free: number | undefined;
  running: boolean;
  onRun: (how: HowToRun) => void;
}) {
  const { desk, running } = props;
  const t = useText();
  const words = useWords();
  const hands = usePlans();
  const { current } = desk;
  const choices = desk.proposals
    .filter(({ kind }) => kind === "replan")
    .toSorted((one, other) => (one.most_moved ?? 0) - (other.most_moved ?? 0));
  return (
    <div className={classes.stack}>
      <Text>{t("assignment.changes_help")}</Text>
      <Text fw={600}>
        {t("assignment.changes_now", {
          unplaced: current.unplaced.length,
          count: current.unplaced.length,
          free: words.free(props.free),
        })}
      </Text>
      <RunCard
        label={t("assignment.replan")}
        help={t("assignment.run_help")}
        running={running}
        onRun={props.onRun}
      />
      {choices.length === 0 ? (
        <Text>{t("assignment.no_choices")}</Text>
      ) : (
        <>
          {choices.some(({ is_stale }) => is_stale) ? (
            <Text role="status">{t("assignment.stale_help")}</Text>
          ) : null}
          <MustMoveList must={desk.must_move} />
          <Columns count={choices.length} gap="md">
            {choices.map((proposal) => (
              <Choice
                key={proposal.id}
                proposal={proposal}
                cost={current.cost}
                busy={hands.busy || running}
                onTake={hands.onTake}
              />
            ))}
          </Columns>
        </>
      )}
    </div>
  );
}

/** Who cannot stay, whatever is chosen. */
function MustMoveList({ must }: { must: readonly MustMove[] }) {
  const t = useText();
  if (must.length === 0) return null;
  return (
    <section className={classes.part}>
      <Title order={2}>{t("assignment.must_move", { count: must.length })}</Title>
      <ul className={classes.lines}>
        {must.map(({ party, name, from, broken }) => (
          <li key={party}>
            {t("assignment.must_move_from", { name, from: from.join(", ") })}
            <div className={classes.quiet}>{broken.map(({ text }) => text).join(" ")}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choice(props: {
  proposal: Proposal;
  /** What the plan as it stands costs. */
  cost: number;
  busy: boolean;
  onTake: (proposal: Proposal, label: string) => void;
}) {
  const { proposal } = props;
  const t = useText();
  const words = useWords();
  const most = proposal.most_moved ?? 0;
  const label = most === 0 ? t("assignment.choice_none") : t("assignment.choice", { count: most });
  const movers = moversOf(proposal);
  const fresh = proposal.moved.filter(({ from }) => from.length === 0);
  return (
    <section className={`${classes.card} ${classes.choice}`} aria-label={label}>
      <div>
        <Title order={2}>{label}</Title>
        <div className={classes.large}>{words.points(proposal.cost)}</div>
        <div className={classes.quiet}>
          {t("assignment.against_now", { difference: words.difference(proposal.cost - props.cost) })}
        </div>
        <div className={classes.quiet}>{words.within(proposal.gap_percent)}</div>
        <Marks proposal={proposal} />
      </div>
      <HeldButton
        held={props.busy || proposal.is_stale}
        aria-label={t("assignment.choose_plan", { label })}
        onClick={() => props.onTake(proposal, label)}
      >
        {t("assignment.choose")}
      </HeldButton>
      <Moves
        title={
          movers.length === proposal.others_moved
            ? t("assignment.others_move", { count: movers.length })
            : t("assignment.others_and_must", {
                count: proposal.others_moved,
                must: movers.length - proposal.others_moved,
              })
        }
        none={t("assignment.nobody_moves")}
        moves={movers}
      />
      <Moves
        title={t("assignment.new_places", { count: fresh.length })}
        none={t("assignment.nobody_new")}
        moves={fresh}
      />
      {proposal.unplaced.length === 0 ? null : (
        <div>
          <Title order={3}>{t("assignment.still_without", { count: proposal.unplaced.length })}</Title>
          <More all={proposal.unplaced} first={10}>
            {(shown) => (
              <ul className={classes.lines}>
                {shown.map(({ party, name, reasons }) => (
                  <li key={party}>
                    {name}
                    <div className={classes.quiet}>{reasons.map(({ text }) => text).join(" ")}</div>
                  </li>
                ))}
              </ul>
            )}
          </More>
        </div>
      )}
    </section>
  );
}

function Moves(props: { title: string; none: string; moves: readonly MovedOut[] }) {
  const t = useText();
  const words = useWords();
  return (
    <div>
      <Title order={3}>{props.title}</Title>
      {props.moves.length === 0 ? (
        <Text c="dimmed">{props.none}</Text>
      ) : (
        <More all={props.moves} first={20}>
          {(shown) => (
            <ul className={classes.lines}>
              {shown.map(({ party, name, from, to }) => (
                <li key={party}>
                  {name}
                  <div className={classes.quiet}>
                    {t("assignment.from_to", { from: words.booths(from), to: words.booths(to) })}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </More>
      )}
    </div>
  );
}
