import { ActionIcon, Button, Menu, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconColumns3, IconX } from "@tabler/icons-react";
import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useIsPainted } from "@/components/FirstFrame";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type Column, readChoice, saveChoice, savedChoice } from "./columns";
import classes from "./DataTable.module.css";
import { Ranks } from "./ranks";
import { type BodyHandle, TableBody } from "./TableBody";
import { useTableKeys } from "./useTableKeys";

const CHECK_PX = 44;
const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  label: string;
  /** The name under which its columns and order are kept. */
  name: string;
  rows: readonly Row[];
  /** Those of the rows that are shown; all of them where it is left out. Searching does not sort anew. */
  shown?: ReadonlySet<Row>;
  /** Kept from render to render (useMemo). */
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** What a row is called, for screen readers. */
  rowName: (row: Row) => string;
  /** The row whose detail panel is open. */
  openId?: string | null;
  onOpen?: (row: Row) => void;
  /** With these two, rows can be selected. */
  selected?: ReadonlySet<string>;
  onSelect?: (ids: ReadonlySet<string>) => void;
  /** Buttons for what is selected. */
  selectionActions?: ReactNode;
  /** Search and filters, above the head. */
  toolbar?: ReactNode;
  /** With these two, columns and order are kept by the screen; otherwise by the browser's store under the name. */
  saved?: string | undefined;
  onSave?: (choice: string) => void;
  /** Told the ids of the rows in the order in which they stand, whenever it changes. */
  onOrder?: (ids: readonly string[]) => void;
  /** In place of rows where there are none. */
  empty?: ReactNode;
}

const NONE: ReadonlySet<string> = new Set();

/** A table of any length: only the rows in sight are drawn. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, columns, rowId, rowName, onOpen, onSelect, onSave, selected = NONE } = props;
  const { shown: found } = props;
  const t = useText();
  const format = useFormat();
  const base = useId();
  const body = useRef<BodyHandle>(null);
  const [choice, setChoice] = useState(() =>
    onSave === undefined ? savedChoice(props.name, columns) : readChoice(props.saved, columns),
  );
  const kept = useRef(choice);
  useEffect(() => {
    if (kept.current === choice) return;
    kept.current = choice;
    if (onSave === undefined) saveChoice(props.name, choice);
    else onSave(JSON.stringify(choice));
  }, [props.name, choice, onSave]);

  const data = useMemo(() => [...rows], [rows]);
  const ranks = useMemo(() => new Ranks(rows, columns), [rows, columns]);
  const definitions = useMemo(
    () =>
      columns.map((column) => {
        const isDescending = choice.sorting.some(({ id, desc }) => id === column.id && desc);
        return {
          id: column.id,
          accessorFn: column.value,
          // Empty cells stand last both ways: the ranks know, and are asked twice less for it.
          sortUndefined: false as const,
          sortDescFirst: false,
          // The table turns round what it is told of a descending column.
          sortFn: (first: { index: number }, second: { index: number }) => {
            const order = ranks.compare(column.id, isDescending, first.index, second.index);
            return isDescending ? -order : order;
          },
        };
      }),
    [columns, ranks, choice.sorting],
  );
  const table = useTable<typeof features, Row>({
    features,
    data,
    columns: definitions,
    getRowId: rowId,
    state: { sorting: choice.sorting, columnVisibility: choice.visible },
    onSortingChange: (update) =>
      setChoice((now) => ({ ...now, sorting: typeof update === "function" ? update(now.sorting) : update })),
    enableSortingRemoval: true,
  });
  const sorted = table.getRowModel().rows;
  const lines = useMemo(() => {
    const originals = sorted.map((row) => row.original);
    return found === undefined ? originals : originals.filter((row) => found.has(row));
  }, [sorted, found]);
  const shown = useMemo(
    () => columns.filter((column) => column.always === true || choice.visible[column.id] !== false),
    [columns, choice.visible],
  );
  useEffect(() => ranks.prepare(shown.map(({ id }) => id)), [ranks, shown]);
  const selectable = onSelect !== undefined;
  const template = useMemo(() => {
    const tracks = shown.map((column) =>
      column.grow ? `minmax(${column.width_px}px, 1fr)` : `${column.width_px}px`,
    );
    return [...(selectable ? [`${CHECK_PX}px`] : []), ...tracks].join(" ");
  }, [shown, selectable]);

  // Wider than the window, the table scrolls sideways; the tracks are the same in every row, whatever stands in it.
  const width_px = shown.reduce((sum, column) => sum + column.width_px, selectable ? CHECK_PX : 0);

  const ids = useMemo(() => lines.map(rowId), [lines, rowId]);
  const { onOrder } = props;
  useEffect(() => onOrder?.(ids), [onOrder, ids]);
  const keys = useTableKeys({
    ids,
    selected,
    onSelect,
    onOpen: (index) => {
      const row = lines[index];
      if (row !== undefined) onOpen?.(row);
    },
    show: (index) => body.current?.show(index),
    page: () => body.current?.page() ?? 1,
  });

  const { pick, setActive } = keys;
  const onRowClick = useCallback(
    (index: number, row: Row) => {
      setActive(index);
      onOpen?.(row);
    },
    [setActive, onOpen],
  );

  const all = selected.size > 0 && selected.size === ids.length;
  return (
    <div className={classes.frame}>
      <div className={classes.bar}>
        {selected.size > 0 ? (
          <>
            <Text fw={600}>{t("table.selected", { n: format.count(selected.size) })}</Text>
            {props.selectionActions}
            <Button
              variant="subtle"
              leftSection={<IconX size={16} aria-hidden />}
              onClick={() => onSelect?.(NONE)}
            >
              {t("table.clear_selection")}
            </Button>
          </>
        ) : (
          props.toolbar
        )}
        <div className={classes.barEnd}>
          <Text c="dimmed" className="tabular" role="status">
            {t("table.rows", { count: ids.length, shown: format.count(ids.length) })}
          </Text>
          <ColumnChooser
            columns={columns}
            visible={choice.visible}
            onChange={(id, on) => setChoice((now) => ({ ...now, visible: { ...now.visible, [id]: on } }))}
          />
        </div>
      </div>
      {ids.length === 0 && props.empty !== undefined ? (
        props.empty
      ) : (
        <TableBody
          ref={body}
          label={props.label}
          base={base}
          rows={lines}
          ids={ids}
          columns={shown}
          template={template}
          width_px={width_px}
          rowName={rowName}
          openId={props.openId}
          selected={selected}
          selectable={selectable}
          active={keys.active}
          onKeyDown={keys.onKeyDown}
          onRowClick={onRowClick}
          onPick={pick}
          head={
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
            <div
              className={classes.head}
              role="row"
              aria-rowindex={1}
              style={{ gridTemplateColumns: template, minWidth: width_px }}
            >
              {selectable ? (
                // biome-ignore lint/a11y/useFocusableInteractive: the checkbox within has the focus
                <div className={classes.checkCell} role="columnheader">
                  <input
                    ref={(box) => {
                      if (box !== null) box.indeterminate = selected.size > 0 && !all;
                    }}
                    type="checkbox"
                    className={classes.check}
                    aria-label={t("table.select_all")}
                    checked={all}
                    onChange={() => onSelect?.(all ? NONE : new Set(ids))}
                  />
                </div>
              ) : null}
              {shown.map((column) => (
                <HeadCell
                  key={column.id}
                  column={column}
                  sort={choice.sorting.find((sort) => sort.id === column.id)?.desc}
                  onSort={(more) => table.getColumn(column.id)?.toggleSorting(undefined, more)}
                />
              ))}
            </div>
          }
        />
      )}
    </div>
  );
}

function HeadCell<Row>(props: {
  column: Column<Row>;
  sort: boolean | undefined;
  onSort: (more: boolean) => void;
}) {
  const { column, sort } = props;
  const direction = sort === undefined ? "none" : sort ? "descending" : "ascending";
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the button within has the focus
    <div
      className={column.align === "end" ? `${classes.headCell} ${classes.end}` : classes.headCell}
      role="columnheader"
      aria-sort={direction}
    >
      <button type="button" className={classes.sort} onClick={(event) => props.onSort(event.shiftKey)}>
        <span className={classes.text}>{column.header}</span>
        {sort === undefined ? null : sort ? (
          <IconArrowDown size={14} aria-hidden />
        ) : (
          <IconArrowUp size={14} aria-hidden />
        )}
      </button>
    </div>
  );
}

function ColumnChooser<Row>(props: {
  columns: readonly Column<Row>[];
  visible: Record<string, boolean>;
  onChange: (id: string, on: boolean) => void;
}) {
  const t = useText();
  const isPainted = useIsPainted();
  const button = (
    <ActionIcon variant="default" aria-label={t("table.columns")} title={t("table.columns")}>
      <IconColumns3 size={18} aria-hidden />
    </ActionIcon>
  );
  if (!isPainted) return button;
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {props.columns
          .filter((column) => column.always !== true)
          .map((column) => (
            <Menu.CheckboxItem
              key={column.id}
              checked={props.visible[column.id] !== false}
              onChange={(on) => props.onChange(column.id, on)}
            >
              {column.header}
            </Menu.CheckboxItem>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
