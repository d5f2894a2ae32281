import { Autocomplete, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Facts } from "@/components/Facts";
import { Failed, Loading } from "@/components/states";
import { useToasts } from "@/components/toasts";
import { UnsavedGuard } from "@/components/UnsavedGuard";
import { useText } from "@/lib/i18n";
import {
  asCommandError,
  type CornerWishCode,
  type FieldProblem,
  type FirmName,
  useChange,
  useCommand,
  type Wishes,
  type WishesScreen,
} from "@/lib/ipc";
import classes from "./FirmForm.module.css";
import { PickList } from "./PickList";

const CORNERS: readonly CornerWishCode[] = ["no", "want", "must"];
const MOST_PRIORITY = 255;

/** What a firm wishes of its place and its neighbours, which is what assignment weighs. */
export function WishesForm({ id, name }: { id: string; name: string }) {
  const { data, error, refetch } = useCommand("exhibitor_wishes", { id });
  if (data === undefined) {
    return error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />;
  }
  return <Form id={id} name={name} screen={data} />;
}

function Form({ id, name, screen }: { id: string; name: string; screen: WishesScreen }) {
  const t = useText();
  const toasts = useToasts();
  // Only what was edited: what changes elsewhere meanwhile is not written back.
  const [edits, setEdits] = useState<Partial<Wishes>>({});
  const [typed, setTyped] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { mutateAsync, isPending } = useChange("exhibitor_wishes_set");
  const wishes: Wishes = { ...screen.wishes, ...edits };
  const priority = typed ?? String(wishes.priority);
  const isPriority = /^\d{1,3}$/.test(priority.trim()) && Number(priority) <= MOST_PRIORITY;
  const unsaved = Object.keys(edits).length > 0 || (typed !== null && !isPriority);
  const set = (change: Partial<Wishes>) => {
    setProblems([]);
    setEdits((now) => different({ ...now, ...change }, screen.wishes));
  };
  const problem = (field: keyof Wishes) => problems.find((each) => each.field === field)?.message;
  const save = async () => {
    if (!isPriority) return false;
    try {
      const saved = await mutateAsync({ id, wishes });
      setProblems(saved.problems);
      if (saved.problems.length > 0) return false;
      // What was typed while it was saved is not saved yet.
      setEdits((now) => different(now, wishes));
      setTyped((now) => (now === typed ? null : now));
      if (saved.changed) toasts.undoable(t("exhibitors.saved", { name }));
      return true;
    } catch (thrown) {
      toasts.failed(asCommandError(thrown));
      return false;
    }
  };
  const discard = () => {
    setEdits({});
    setTyped(null);
    setProblems([]);
  };
  const firms = screen.firms.map(({ participation, name: label }) => ({ value: participation, label }));
  const said = (named: readonly FirmName[]) => named.map((each) => each.name).join(", ");
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      noValidate
    >
      <UnsavedGuard
        unsaved={unsaved}
        what={t("exhibitors.wishes_of", { name })}
        onSave={isPriority ? save : undefined}
        onDiscard={discard}
      />
      <Stack gap="md">
        <Text c="dimmed">{t("exhibitors.wishes_help")}</Text>
        <Autocomplete
          label={t("exhibitors.group")}
          description={t("exhibitors.group_help")}
          data={screen.groups}
          value={wishes.group}
          error={problem("group")}
          onChange={(group) => set({ group })}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t("exhibitors.priority")}
            inputMode="numeric"
            value={priority}
            error={isPriority ? problem("priority") : t("exhibitors.priority_wrong")}
            onChange={(event) => {
              const now = event.currentTarget.value;
              setTyped(now);
              if (/^\d{1,3}$/.test(now.trim())) set({ priority: Number(now) });
            }}
          />
          <Select
            label={t("exhibitors.corner")}
            data={CORNERS.map((value) => ({ value, label: t(`exhibitors.corner_${value}`) }))}
            value={wishes.corner}
            allowDeselect={false}
            error={problem("corner")}
            onChange={(value) => set({ corner: CORNERS.find((each) => each === value) ?? "no" })}
          />
        </Group>
        <PickList
          ordered
          label={t("exhibitors.prefers")}
          help={t("exhibitors.prefers_help")}
          values={wishes.prefers}
          options={screen.booths.map((code) => ({ value: code, label: code }))}
          error={problem("prefers")}
          onChange={(prefers) => set({ prefers })}
        />
        <PickList
          label={t("exhibitors.near")}
          help={t("exhibitors.near_help")}
          values={wishes.near}
          options={firms.filter(({ value }) => !wishes.apart.includes(value))}
          error={problem("near")}
          onChange={(near) => set({ near })}
        />
        <PickList
          label={t("exhibitors.apart")}
          help={t("exhibitors.apart_help")}
          values={wishes.apart}
          options={firms.filter(({ value }) => !wishes.near.includes(value))}
          error={problem("apart")}
          onChange={(apart) => set({ apart })}
        />
        <Facts
          lines={[
            [t("exhibitors.near_of"), said(screen.near_of)],
            [t("exhibitors.apart_of"), said(screen.apart_of)],
            [t("exhibitors.region"), screen.region ?? t("exhibitors.region_none")],
          ]}
        />
      </Stack>
      {unsaved ? (
        <div className={classes.foot}>
          <Text c="dimmed" size="sm" role="status">
            {t("exhibitors.unsaved")}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={discard}>
              {t("exhibitors.discard")}
            </Button>
            <Button type="submit" loading={isPending} disabled={!isPriority}>
              {t("exhibitors.save")}
            </Button>
          </Group>
        </div>
      ) : null}
    </form>
  );
}

/** The edits that say something else than what is stored. */
function different(edits: Partial<Wishes>, stored: Wishes): Partial<Wishes> {
  const left = Object.entries(edits).filter(
    ([key, value]) => JSON.stringify(stored[key as keyof Wishes]) !== JSON.stringify(value),
  );
  return Object.fromEntries(left);
}
