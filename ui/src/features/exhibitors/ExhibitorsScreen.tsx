import { Button, TextInput } from "@mantine/core";
import { IconBuildingStore, IconSearch, IconSearchOff } from "@tabler/icons-react";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { Screen } from "@/components/Screen";
import { Empty, Failed, Loading } from "@/components/states";
import { DataTable } from "@/components/table/DataTable";
import { useText } from "@/lib/i18n";
import { type ExhibitorOut, useCommand } from "@/lib/ipc";
import { useActions, useSelected } from "@/lib/shell";
import { ExhibitorPanel } from "./ExhibitorPanel";
import { matching, searchKey } from "./search";
import { useColumns } from "./useColumns";

export default function ExhibitorsScreen() {
  const t = useText();
  const { data, error, refetch } = useCommand("exhibitors_list", {});
  const [openId, setOpenId] = useSelected();
  const open = data?.find((row) => row.id === openId);
  return (
    <Screen
      title={t("exhibitors.title")}
      fill
      panel={open === undefined ? undefined : <ExhibitorPanel row={open} onClose={() => setOpenId(null)} />}
    >
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Failed error={error} onRetry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <Empty icon={IconBuildingStore} title={t("exhibitors.empty")} help={t("exhibitors.empty_help")} />
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
  const [text, setText] = useState("");
  const [selected, setSelected] = useState<ReadonlySet<string>>(() => new Set());
  const columns = useColumns();
  const keys = useMemo(() => rows.map(searchKey), [rows]);
  // Typing goes before the table: it is drawn again once the hand rests.
  const asked = useDeferredValue(text);
  const found = useMemo(() => matching(rows, keys, asked), [rows, keys, asked]);
  useActions([
    { id: "search", label: t("exhibitors.focus_search"), keys: "/", run: () => field.current?.focus() },
  ]);
  const openRow = useCallback((row: ExhibitorOut) => onOpen(row.id), [onOpen]);
  return (
    <DataTable
      name="exhibitors"
      label={t("exhibitors.title")}
      rows={found}
      columns={columns}
      rowId={rowId}
      rowName={rowName}
      openId={props.openId}
      onOpen={openRow}
      selected={selected}
      onSelect={setSelected}
      toolbar={
        <TextInput
          ref={field}
          type="search"
          w={320}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={t("exhibitors.search")}
          aria-label={t("exhibitors.search")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      }
      empty={
        <Empty icon={IconSearchOff} title={t("exhibitors.no_match")}>
          <Button onClick={() => setText("")}>{t("exhibitors.show_all")}</Button>
        </Empty>
      }
    />
  );
}

const rowId = (row: ExhibitorOut) => row.id;
const rowName = (row: ExhibitorOut) => row.name;
