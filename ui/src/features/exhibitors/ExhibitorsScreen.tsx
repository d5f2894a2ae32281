import { Button, Group } from "@mantine/core";
import { IconBuildingStore, IconPlus, IconSearchOff } from "@tabler/icons-react";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Screen } from "@/components/Screen";
import { Empty, Failed, Loading } from "@/components/states";
import { DataTable } from "@/components/table/DataTable";
import { useText } from "@/lib/i18n";
import { type ExhibitorOut, useCommand, useScreenMemory } from "@/lib/ipc";
import { useActions, useSelected, useWay } from "@/lib/shell";
import { BulkMove } from "./BulkMove";
import { ExhibitorPanel, NewExhibitorPanel } from "./ExhibitorPanel";
import { ExportButton, Filters } from "./Filters";
import { EVERYBODY, passes } from "./filter";
import { keysOf, matching } from "./search";
import { useColumns } from "./useColumns";

export default function ExhibitorsScreen() {
  const t = useText();
  const { data, error, refetch } = useCommand("exhibitors_list", {});
  const [openId, setOpenId] = useSelected();
  const open = data?.find((row) => row.id === openId);
  const toImport = useWay()({ kind: "import", id: null });
  const add = () => setOpenId(NEW);
  const isUnknown = data !== undefined && openId !== null && openId !== NEW && open === undefined;
  useActions([{ id: "add", label: t("exhibitors.add"), keys: "n", run: add }]);
  return (
    <Screen
      title={t("exhibitors.title")}
      note={
        isUnknown ? (
          <Group gap="xs">
            <span role="status">{t("exhibitors.not_here")}</span>
            <Button variant="default" size="compact-sm" onClick={() => setOpenId(null)}>
              {t("exhibitors.back_to_list")}
            </Button>
          </Group>
        ) : undefined
      }
      fill
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} variant="default" onClick={add}>
          {t("exhibitors.add")}
        </Button>
      }
      panel={
        openId === NEW ? (
          <NewExhibitorPanel
            onClose={() => setOpenId(null)}
            onAdded={(id) => setOpenId(id, { unasked: true })}
          />
        ) : open === undefined ? undefined : (
          <ExhibitorPanel key={open.id} id={open.id} name={open.name} onClose={() => setOpenId(null)} />
        )
      }
    >
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Failed error={error} onRetry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <Empty icon={IconBuildingStore} title={t("exhibitors.empty")} help={t("exhibitors.empty_help")}>
          {toImport === null ? null : <Button onClick={toImport}>{t("exhibitors.to_import")}</Button>}
        </Empty>
      ) : (
        <ExhibitorTable rows={data} openId={openId} onOpen={setOpenId} />
      )}
    </Screen>
  );
}

function ExhibitorTable(props: {
  rows: readonly ExhibitorOut[];
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  const { rows, onOpen } = props;
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState(EVERYBODY);
  const [selected, setSelected] = useState<ReadonlySet<string>>(() => new Set());
  const columns = useColumns();
  const keys = useMemo(() => keysOf(rows), [rows]);
  // Not while the table is drawn for the first time, and before anybody has typed a letter.
  useEffect(() => {
    const timer = setTimeout(keys, 300);
    return () => clearTimeout(timer);
  }, [keys]);
  // Typing goes before the table: it is drawn again once the hand rests.
  const asked = useDeferredValue(filter);
  const found = useMemo(
    () => matching(rows, keys, asked.text).filter((row) => passes(row, asked)),
    [rows, keys, asked],
  );
  const shown = useMemo(() => new Set(found), [found]);
  // In the order of the table, which is the order of an export. Nobody sees it before: another order draws nothing anew.
  const order = useRef<readonly string[]>([]);
  const keepOrder = useCallback((ids: readonly string[]) => {
    order.current = ids;
  }, []);
  const selectedIds = useMemo(() => found.map(rowId).filter((id) => selected.has(id)), [found, selected]);
  const [kept, keep] = useScreenMemory(COLUMNS);
  useActions([
    { id: "search", label: t("exhibitors.focus_search"), keys: "/", run: () => field.current?.focus() },
  ]);
  const openRow = useCallback((row: ExhibitorOut) => onOpen(row.id), [onOpen]);
  return (
    <DataTable
      name="exhibitors"
      label={t("exhibitors.title")}
      rows={rows}
      shown={shown}
      columns={columns}
      rowId={rowId}
      rowName={rowName}
      openId={props.openId}
      onOpen={openRow}
      selected={selected}
      onSelect={setSelected}
      saved={kept}
      onSave={keep}
      onOrder={keepOrder}
      selectionActions={
        <Group gap="xs">
          <BulkMove ids={selectedIds} onDone={() => setSelected(new Set())} />
          <ExportButton
            count={selectedIds.length}
            ids={() => order.current.filter((id) => selected.has(id))}
          />
        </Group>
      }
      toolbar={
        <Group gap="xs" wrap="nowrap">
          <Filters rows={rows} filter={filter} onChange={setFilter} search={field} />
          <ExportButton count={found.length} ids={() => order.current} />
        </Group>
      }
      empty={
        <Empty icon={IconSearchOff} title={t("exhibitors.no_match")}>
          <Button onClick={() => setFilter(EVERYBODY)}>{t("exhibitors.show_all")}</Button>
        </Empty>
      }
    />
  );
}

/** In place of an id: the form of a firm that is to be added. */
const NEW = "baru";
const COLUMNS = "exhibitors.columns";
const rowId = (row: ExhibitorOut) => row.id;
const rowName = (row: ExhibitorOut) => row.name;
