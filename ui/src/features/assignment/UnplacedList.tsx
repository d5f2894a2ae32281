import { SegmentedControl, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useText } from "@/lib/i18n";
import type { CurrentPlan, LeftOut, Proposal } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { More } from "./More";

/** Who has no booth, now or in one of the plans, and why. */
export function UnplacedList({
  current,
  proposals,
}: {
  current: CurrentPlan;
  proposals: readonly Proposal[];
}) {
  const t = useText();
  const [chosen, setChosen] = useState("now");
  const plan = proposals.find(({ id }) => String(id) === chosen);
  return (
    <section className={classes.part}>
      <Title order={2}>{t("assignment.who_unplaced")}</Title>
      {proposals.length === 0 ? null : (
        <SegmentedControl
          mb="xs"
          aria-label={t("assignment.unplaced_in")}
          data={[
            { value: "now", label: `${t("assignment.now")} (${current.unplaced.length})` },
            ...proposals.map(({ id, label, unplaced: out }) => ({
              value: String(id),
              label: `${label} (${out.length})`,
            })),
          ]}
          value={plan === undefined ? "now" : String(plan.id)}
          onChange={setChosen}
        />
      )}
      <Unplaced unplaced={(plan ?? current).unplaced} />
    </section>
  );
}

function Unplaced({ unplaced }: { unplaced: readonly LeftOut[] }) {
  const t = useText();
  if (unplaced.length === 0) return <Text>{t("assignment.all_placed")}</Text>;
  return (
    <More all={unplaced}>
      {(shown) => (
        <ul className={classes.list}>
          {shown.map((one) => (
            <li key={one.party} className={classes.row}>
              <div>
                <Text fw={600}>{one.name}</Text>
                {one.reasons.map((reason) => (
                  <Text key={reason.text}>{reason.text}</Text>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </More>
  );
}
