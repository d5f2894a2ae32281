import { Button } from "@mantine/core";
import { IconIdBadge2, IconIdBadgeOff, IconSearch, IconSearchOff } from "@tabler/icons-react";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { Screen } from "@/components/Screen";
import { Empty, Failed, Loading } from "@/components/states";
import { DataTable } from "@/components/table/DataTable";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type HolderRow, type BadgesScreen as Known, useCommand, useScreenMemory } from "@/lib/ipc";
import { useActions, useSelected, useWay } from "@/lib/shell";
import { Filters } from "./Filters";
import { AT_FIRST, EVERYBODY, type Filter, matching, searchKey, whoOf } from "./filter";
import { PersonPanel } from "./PersonPanel";
import { PrintPanel } from "./PrintPanel";
import { useSettings } from "./settings";
import { useColumns } from "./useColumns";
import { usePrint } from "./usePrint";

export default function BadgesScreen() {
  const t = useText();
  const { data, error, refetch } = useCommand("badges_view", {});
  if (data !== undefined && data.holders.length > 0) return <Badges known={data} />;
  return (
    <Screen title={t("badges.title")}>
      {data !== undefined ? (
        <NobodyYet />
      ) : error === null ? (
        <Loading />
      ) : (
        <Failed error={error} onRetry={() => void refetch()} />
      )}
    </Screen>
  );
}

function NobodyYet() {
  const t = useText();
  const way = useWay();
  const [exhibitors, list] = [way({ kind: "exhibitor", id: null }), way({ kind: "import", id: null })];
  return (
    <Empty icon={IconIdBadgeOff} title={t("badges.empty")} help={t("badges.empty_help")}>
      {exhibitors === null ? null : <Button onClick={exhibitors}>{t("badges.to_exhibitors")}</Button>}
      {list === null ? null : (
        <Button variant="default" onClick={list}>
          {t("badges.to_import")}
        </Button>
      )}
    </Empty>
  );
}

function Badges({ known }: { known: Known }) {
  const rows = known.holders;
  const t = useText();
  const { count } = useFormat();
  const field = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState(AT_FIRST);
  const [selected, setSelected] = useState<ReadonlySet<string>>(() => new Set());
  const [settings, setSettings] = useSettings(known);
  const print = usePrint(known, settings, setSettings);
  const columns = useColumns(known.roles);
  const keys = useMemo(() => rows.map(searchKey), [rows]);
  // Typing goes before the table: it is drawn again once the hand rests.
  const asked = useDeferredValue(filter);
  const found = useMemo(() => matching(rows, keys, asked), [rows, keys, asked]);
  const shown = useMemo(() => new Set(found), [found]);
  // Who was printed leaves the list of those who are left, and the selection with it.
  const picked = useMemo(() => found.filter((row) => selected.has(row.id)), [found, selected]);
  const pickedIds = useMemo(() => new Set(picked.map(rowId)), [picked]);
  const who = useMemo(() => whoOf(asked, found, pickedIds), [asked, found, pickedIds]);
  const meant = picked.length > 0 ? picked : found;
  const order = useRef<readonly string[]>([]);
  const keepOrder = useCallback((ids: readonly string[]) => {
    order.current = ids;
  }, []);

  const [openId, setOpenId] = useSelected();
  // The palette knows the person, the table the person in this event.
  const open = openId === null ? undefined : rows.find((row) => row.id === openId || row.person === openId);
  const byKey = useRef(true);
  const back = useRef<Element | null>(null);
  const openRow = useCallback(
    (row: HolderRow) => {
      back.current = document.activeElement;
      setOpenId(row.id);
    },
    [setOpenId],
  );
  const close = () => {
    setOpenId(null);
    byKey.current = true;
    const from = back.current ?? field.current;
    if (!(from instanceof HTMLElement)) return;
    from.focus();
    // The next name takes the place of the last.
    if (from instanceof HTMLInputElement) from.select();
  };
  const openFirst = () => {
    // The first that is seen, whatever the table is sorted by.
    const matched = new Map(matching(rows, keys, filter).map((row) => [row.id, row]));
    const seen = order.current.find((id) => matched.has(id));
    const first = seen === undefined ? [...matched.values()][0] : matched.get(seen);
    const any = first ?? matching(rows, keys, { ...filter, shown: "everybody" })[0];
    if (any !== undefined) openRow(any);
  };
  useActions([
    { id: "search", label: t("badges.focus_search"), keys: "/", run: () => field.current?.focus() },
  ]);
  const [kept, keep] = useScreenMemory(COLUMNS);
  const left = rows.filter((row) => row.code === null).length;
  // At a desk somebody may be looked for who has a badge already.
  const elsewhere = found.length > 0 ? 0 : matching(rows, keys, { ...EVERYBODY, text: asked.text }).length;
  const isUnknown = openId !== null && open === undefined;
  return (
    <Screen
      title={t("badges.title")}
      note={
        isUnknown ? (
          <span role="status">{t("badges.not_listed")}</span>
        ) : (
          t("badges.note", { people: count(rows.length), left: count(left), count: rows.length })
        )
      }
      fill
      panel={
        open === undefined ? (
          <PrintPanel
            known={known}
            meant={meant}
            who={who}
            settings={settings}
            onSettings={setSettings}
            print={print}
            onLook={setOpenId}
          />
        ) : (
          <PersonPanel
            key={open.id}
            known={known}
            row={open}
            settings={settings}
            onSettings={setSettings}
            print={print}
            byKey={byKey.current}
            onClose={close}
          />
        )
      }
    >
      <div
        style={{ display: "contents" }}
        onPointerDownCapture={() => {
          byKey.current = false;
        }}
        onKeyDownCapture={() => {
          byKey.current = true;
        }}
      >
        <DataTable
          name="badges"
          label={t("badges.title")}
          rows={rows}
          shown={shown}
          columns={columns}
          rowId={rowId}
          rowName={rowName}
          openId={open?.id ?? null}
          onOpen={openRow}
          selected={pickedIds}
          onSelect={setSelected}
          saved={kept}
          onSave={keep}
          onOrder={keepOrder}
          toolbar={
            <Filters
              rows={rows}
              roles={known.roles}
              filter={filter}
              onChange={setFilter}
              search={field}
              onEnter={openFirst}
            />
          }
          empty={
            <NobodyFound printed={elsewhere} allPrinted={left === 0} filter={filter} onShow={setFilter} />
          }
        />
      </div>
    </Screen>
  );
}

/** Nobody passes: everybody has a badge, those who match have one, or nobody matches. */
function NobodyFound(props: {
  printed: number;
  allPrinted: boolean;
  filter: Filter;
  onShow: (filter: Filter) => void;
}) {
  const { printed, allPrinted, filter, onShow } = props;
  const t = useText();
  const { count } = useFormat();
  const isSearch = filter.text.trim() !== "";
  const all = (text: string) => (
    <Button onClick={() => onShow({ ...EVERYBODY, text })}>{t("badges.show_all")}</Button>
  );
  if (isSearch && printed > 0) {
    const title = t("badges.match_hidden", { n: count(printed), count: printed });
    return (
      <Empty icon={IconSearch} title={title} help={t("badges.match_hidden_help")}>
        {all(filter.text)}
      </Empty>
    );
  }
  const isDone = !isSearch && allPrinted && filter.shown === "left";
  return (
    <Empty
      icon={isDone ? IconIdBadge2 : IconSearchOff}
      title={isDone ? t("badges.all_printed") : t("badges.no_match")}
    >
      {all("")}
    </Empty>
  );
}

const COLUMNS = "badges.columns";
const rowId = (row: HolderRow) => row.id;
const rowName = (row: HolderRow) => row.name;
