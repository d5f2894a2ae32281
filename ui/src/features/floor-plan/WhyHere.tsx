import { Button, Text, Title } from "@mantine/core";
import { Failed, Loading } from "@/components/states";
import { useText } from "@/lib/i18n";
import { type OtherPlace, type PartyView, useCommand } from "@/lib/ipc";
import classes from "./Stage.module.css";
import { useCostWords } from "./useCostWords";

/** Why a party stands here: each term of its cost, and the best other places with what they would cost. */
export function WhyHere(props: { party: PartyView; busy: boolean; onPut: (place: OtherPlace) => void }) {
  const { party } = props;
  const t = useText();
  const words = useCostWords();
  const { data, error, isFetching, refetch } = useCommand("plan_explain", { party: party.id });
  if (data === undefined || error !== null) {
    return error === null ? <Loading lines={4} /> : <Failed error={error} onRetry={() => void refetch()} />;
  }
  const cost = data.terms.reduce((sum, { points }) => sum + points, 0);
  return (
    <div className={classes.why}>
      <Title order={4}>{t("floor.why_here")}</Title>
      {data.broken.map((rule) => (
        <Text key={rule.text} fw={600}>
          {rule.text}
        </Text>
      ))}
      <Text>{cost === 0 ? t("floor.why_nothing") : t("floor.why_cost", { points: words.points(cost) })}</Text>
      <ul className={classes.terms}>
        {data.terms.map(({ name, points, with: others }) => (
          <li key={name}>
            <span>
              <b>{t(`assignment.term_${name}`)}</b>
              <span className={classes.termText}>
                {t(`assignment.why_${name}`)}
                {others.length === 0
                  ? null
                  : ` ${t("floor.with_whom", { names: others.map((one) => one.name).join(", ") })}`}
              </span>
            </span>
            <span className="tabular">{words.count(points)}</span>
          </li>
        ))}
      </ul>
      <Title order={4}>{t("floor.best_others")}</Title>
      {data.others.length === 0 ? <Text>{t("floor.no_others")}</Text> : null}
      <ul className={classes.terms}>
        {data.others.map((place) => {
          const booths = place.booths.join(", ");
          return (
            <li key={booths} className={classes.place}>
              <b>{booths}</b>
              <span className={classes.termText}>
                {words.place(place.difference, place.exchange)}{" "}
                {t("floor.plan_becomes", { points: words.points(place.cost) })}
              </span>
              <Button
                variant="light"
                size="compact-sm"
                flex="none"
                disabled={props.busy || isFetching}
                aria-label={t("floor.put_there_booths", { booths })}
                onClick={() => props.onPut(place)}
              >
                {t("floor.put_there")}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
