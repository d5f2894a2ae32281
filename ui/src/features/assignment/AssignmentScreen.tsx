import { Button, Tabs } from "@mantine/core";
import { IconAdjustments, IconBuildingStore, IconMap2 } from "@tabler/icons-react";
import { useState } from "react";
import { useHeadingAfter } from "@/components/focus";
import { Screen } from "@/components/Screen";
import { Empty, Failed, Loading } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { UnsavedGuard } from "@/components/UnsavedGuard";
import { WorkGuard } from "@/components/WorkGuard";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type Overview, type Proposals, useCommand, useLongChange } from "@/lib/ipc";
import { useActions, useSelected, useWay } from "@/lib/shell";
import classes from "./Assignment.module.css";
import { ChangesTab, MOST_MOVED } from "./ChangesTab";
import { PlansTab } from "./PlansTab";
import { ReservesTab } from "./ReservesTab";
import { type HowToRun, ROUNDS } from "./RunCard";
import { RunProgress } from "./RunProgress";
import { useWeights } from "./useWeights";
import { WeightsPanel } from "./WeightsPanel";
import { useWords } from "./words";

/** As they stand in the address. */
const TABS = ["rencana", "perubahan", "cadangan"] as const;

/** To go to another screen keeps the best plan so far. */
const KEPT = () => false;

/** Who gets which booth: plans looked for, compared and taken; changes with little disturbance; reserves. */
export default function AssignmentScreen() {
  const t = useText();
  const { data, error, refetch } = useCommand("plan_proposals", {});
  const { data: overview } = useCommand("overview", {});
  const way = useWay();
  if (overview?.counts.booths === 0) {
    const toPlan = way({ kind: "floor_plan", id: null });
    return (
      <Screen title={t("assignment.title")}>
        <Empty icon={IconMap2} title={t("assignment.no_booths")} help={t("assignment.no_booths_help")}>
          {toPlan === null ? null : <Button onClick={toPlan}>{t("assignment.to_plan")}</Button>}
        </Empty>
      </Screen>
    );
  }
  if (data === undefined) {
    return (
      <Screen title={t("assignment.title")}>
        {error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />}
      </Screen>
    );
  }
  return <Desk desk={data} overview={overview} />;
}

function Desk({ desk, overview }: { desk: Proposals; overview: Overview | undefined }) {
  const t = useText();
  const { count } = useFormat();
  const words = useWords();
  const toasts = useToasts();
  const [id, select] = useSelected();
  const tab = TABS.find((known) => known === id) ?? "rencana";
  const [showsWeights, setShowsWeights] = useState(false);
  const weights = useWeights();
  useHeadingAfter();
  const propose = useLongChange("plan_propose");
  const replan = useLongChange("plan_replan");
  const { current } = desk;
  const running = propose.running || replan.running;
  const failed = propose.error ?? replan.error;

  const look = async ({ seed, effort }: HowToRun) => {
    replan.forget();
    if (weights.unsaved && !(await weights.save())) return;
    const rounds = ROUNDS[effort];
    const found = await propose.run({ seed, effort: rounds, label: null });
    toasts.done(
      t("assignment.found", {
        label: found.label,
        cost: words.count(found.cost),
        within: words.within(found.gap_percent),
      }),
    );
  };
  const lookAgain = async ({ seed, effort }: HowToRun) => {
    propose.forget();
    if (weights.unsaved && !(await weights.save())) return;
    const rounds = ROUNDS[effort];
    await replan.run({ most_moved: MOST_MOVED, seed, effort: rounds });
  };
  // What went wrong is told by `error`.
  const quietly = (work: Promise<void>) => void work.catch(() => undefined);
  useActions([
    {
      id: "weights",
      label: t("assignment.weights"),
      keys: "w",
      run: () => setShowsWeights((now) => !now),
    },
  ]);
  const parties = current.placed + current.unplaced.length;
  const toExhibitors = useWay()({ kind: "exhibitor", id: null });
  return (
    <Screen
      title={t("assignment.title")}
      note={t("assignment.note", {
        placed: count(current.placed),
        count: current.placed,
        parties: count(parties),
        free: words.free(overview?.booths_free),
      })}
      actions={
        <Button
          variant="default"
          leftSection={<IconAdjustments size={16} aria-hidden />}
          aria-pressed={showsWeights}
          onClick={() => setShowsWeights(!showsWeights)}
        >
          {t("assignment.weights")}
        </Button>
      }
      panel={
        showsWeights ? <WeightsPanel hand={weights} onClose={() => setShowsWeights(false)} /> : undefined
      }
    >
      <UnsavedGuard
        unsaved={weights.unsaved}
        what={t("assignment.weights")}
        onSave={weights.save}
        onDiscard={weights.discard}
        moves={(from, to) => from !== to}
      />
      {propose.running ? (
        <RunProgress title={t("assignment.running")} progress={propose.progress} onStop={propose.cancel} />
      ) : null}
      {running ? (
        <WorkGuard
          what={t(propose.running ? "assignment.running" : "assignment.running_replan")}
          help={{ leave: "assignment.run_lost", close: "assignment.run_lost_close" }}
          moves={KEPT}
        />
      ) : null}
      {replan.running ? (
        <RunProgress
          title={t("assignment.running_replan")}
          progress={replan.progress}
          onStop={replan.cancel}
        />
      ) : null}
      {failed === null ? null : (
        <div role="alert" className={classes.card}>
          {failed.message}
        </div>
      )}
      <Tabs value={tab} onChange={select} keepMounted={false}>
        <Tabs.List aria-label={t("assignment.title")}>
          <Tabs.Tab value="rencana">{t("assignment.tab_plans")}</Tabs.Tab>
          <Tabs.Tab value="perubahan">{t("assignment.tab_changes")}</Tabs.Tab>
          <Tabs.Tab value="cadangan">
            {t("assignment.tab_reserves", { count: overview?.waitlisted ?? 0 })}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rencana">
          {parties === 0 ? (
            <Empty
              icon={IconBuildingStore}
              title={t("assignment.no_parties")}
              help={t("assignment.no_parties_help")}
            >
              {toExhibitors === null ? null : (
                <Button onClick={toExhibitors}>{t("assignment.to_exhibitors")}</Button>
              )}
            </Empty>
          ) : (
            <PlansTab
              desk={desk}
              running={running}
              unsavedWeights={weights.unsaved}
              onRun={(how) => quietly(look(how))}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="perubahan">
          <ChangesTab
            desk={desk}
            free={overview?.booths_free}
            running={running}
            onRun={(how) => quietly(lookAgain(how))}
          />
        </Tabs.Panel>
        <Tabs.Panel value="cadangan">
          <ReservesTab />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
