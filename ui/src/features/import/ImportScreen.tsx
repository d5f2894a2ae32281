import { Tabs } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Screen } from "@/components/Screen";
import { UnsavedGuard } from "@/components/UnsavedGuard";
import { useText } from "@/lib/i18n";
import { backend, type Choices, type ImportReport, useCommand } from "@/lib/ipc";
import { useSelected } from "@/lib/shell";
import { CheckStep } from "./CheckStep";
import { DoneStep } from "./DoneStep";
import { type Draft, draftOf, isCorrected } from "./draft";
import { HeldTab } from "./HeldTab";
import classes from "./Import.module.css";
import { MatchStep } from "./MatchStep";
import { PickStep, usePickList } from "./PickStep";
import { Steps } from "./Steps";

/** The tab's name in the address, so that going back and other screens find it. */
const HELD = "ditahan";

type At =
  | { step: "pick" }
  | { step: "match" | "check"; draft: Draft }
  | { step: "done"; report: ImportReport };

export default function ImportScreen() {
  const t = useText();
  const [tab, setTab] = useSelected();
  const { data: held } = useCommand("held_list", {});
  return (
    <Screen title={t("importing.title")}>
      <Tabs
        value={tab === HELD ? HELD : "list"}
        onChange={(value) => setTab(value === HELD ? HELD : null)}
        className={classes.tabs ?? ""}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="list">{t("importing.tab_list")}</Tabs.Tab>
          <Tabs.Tab value={HELD}>{t("importing.tab_held", { count: held?.length ?? 0 })}</Tabs.Tab>
        </Tabs.List>
        {/* The wizard stays as it is while doubles are looked at. */}
        <Tabs.Panel value="list" keepMounted>
          <Wizard onHeld={() => setTab(HELD)} />
        </Tabs.Panel>
        <Tabs.Panel value={HELD} keepMounted={false}>
          <HeldTab />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}

/**
 * Where the wizard was left, so that a look at another screen costs no correction; in another workspace or event it is
 * not there.
 */
const KEPT = "import_wizard";

function useKeptStep() {
  const client = useQueryClient();
  const { data: state } = useCommand("app_state", {});
  const opening = state?.opening ?? 0;
  const [at, setAt] = useState<At>(() => client.getQueryData<At>([KEPT, opening]) ?? { step: "pick" });
  useEffect(() => {
    client.setQueryDefaults([KEPT], { gcTime: Number.POSITIVE_INFINITY });
    client.setQueryData<At>([KEPT, opening], at.step === "done" ? { step: "pick" } : at);
  }, [client, at, opening]);
  return [at, setAt] as const;
}

/** Another screen loses nothing: the wizard is found as it was left. */
const KEEPS_ALL = () => false;

function Wizard({ onHeld }: { onHeld: () => void }) {
  const t = useText();
  const [at, setAt] = useKeptStep();
  const pick = usePickList();
  const begin = (path: string) => setAt({ step: "match", draft: draftOf(path) });
  const choose = (choices: Choices) =>
    setAt((now) => ("draft" in now ? { ...now, draft: { ...now.draft, choices } } : now));
  useEffect(
    () =>
      backend().onFilesDropped(([path]) => {
        // A list that is being checked or taken in is not dropped for another.
        if (path !== undefined)
          setAt((now) => (now.step === "check" ? now : { step: "match", draft: draftOf(path) }));
      }),
    [setAt],
  );
  return (
    <>
      <UnsavedGuard
        unsaved={"draft" in at && isCorrected(at.draft.choices)}
        what={t("importing.title")}
        question={t("importing.corrections_lost")}
        onDiscard={() => setAt({ step: "pick" })}
        moves={KEEPS_ALL}
      />
      <Steps now={at.step} />
      {at.step === "pick" ? <PickStep onPicked={begin} /> : null}
      {at.step === "match" ? (
        <MatchStep
          key={at.draft.path}
          draft={at.draft}
          onChoose={choose}
          onOtherFile={() => void pick().then((path) => path !== null && begin(path))}
          onCheck={() => setAt({ ...at, step: "check" })}
        />
      ) : null}
      {at.step === "check" ? (
        <CheckStep
          draft={at.draft}
          onChoose={choose}
          onBack={() => setAt({ ...at, step: "match" })}
          onDone={(report) => setAt({ step: "done", report })}
        />
      ) : null}
      {at.step === "done" ? (
        <DoneStep report={at.report} onHeld={onHeld} onAnother={() => setAt({ step: "pick" })} />
      ) : null}
    </>
  );
}
