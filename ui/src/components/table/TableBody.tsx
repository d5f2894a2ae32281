import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { useIsPainted } from "@/components/FirstFrame";
import { useText } from "@/lib/i18n";
import type { Column } from "./columns";
import classes from "./DataTable.module.css";
import { TableRow } from "./TableRow";

const ROW_PX = 40;
/** What usually stands above a table in the window: where that is right, nothing is drawn twice. */
const ABOVE_PX = 180;

/** The body as the table's keys know it. */
export interface BodyHandle {
  /** Brings a row into sight. */
  show: (index: number) => void;
  /** How many rows a page is. */
  page: () => number;
}

interface TableBodyProps<Row> {
  ref: Ref<BodyHandle>;
  label: string;
  /** The first part of every row's id in the document. */
  base: string;
  rows: readonly Row[];
  /** The rows' ids, in their order. */
  ids: readonly string[];
  columns: readonly Column<Row>[];
  template: string;
  width_px: number;
  rowName: (row: Row) => string;
  openId: string | null | undefined;
  selected: ReadonlySet<string>;
  selectable: boolean;
  active: number | null;
  head: ReactNode;
  onKeyDown: (event: KeyboardEvent) => void;
  onRowClick: (index: number, row: Row) => void;
  onPick: (index: number, range: boolean) => void;
}

/** What scrolls. It alone is drawn anew while it does: head and toolbar stay as they are. */
export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { ref, rows, ids, base, selectable, active } = props;
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    // Those out of sight wait for the window's first frame.
    overscan: useIsPainted() ? 6 : 0,
    // Rows are drawn at once, and not only after an empty table was laid out to measure it.
    initialRect: { width: window.innerWidth, height: window.innerHeight - ABOVE_PX },
    // The head lies over the first row.
    scrollPaddingStart: ROW_PX,
  });
  useImperativeHandle(ref, () => ({
    show: (index) => virtual.scrollToIndex(index),
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW_PX) - 2),
  }));
  const items = virtual.getVirtualItems();
  const isFilled = items.length > 0;
  useEffect(() => {
    // The measure of a start: `cargo xtask bench window` reads it.
    if (isFilled) requestAnimationFrame(() => performance.mark("rows-shown"));
  }, [isFilled]);
  return (
    <div
      ref={scroller}
      className={classes.scroll}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={props.columns.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable}
      aria-activedescendant={active === null ? undefined : `${base}-${ids[active]}`}
      onKeyDown={props.onKeyDown}
    >
      {props.head}
      <div
        className={classes.rows}
        role="rowgroup"
        style={{ height: virtual.getTotalSize(), minWidth: props.width_px }}
      >
        {items.map((item) => {
          const [row, id] = [rows[item.index], ids[item.index]];
          if (row === undefined || id === undefined) return null;
          return (
            <TableRow
              key={id}
              domId={`${base}-${id}`}
              row={row}
              index={item.index}
              top_px={item.start}
              columns={props.columns}
              template={props.template}
              pickLabel={selectable ? t("table.select_row", { name: props.rowName(row) }) : null}
              isActive={active === item.index}
              isOpen={props.openId === id}
              isSelected={props.selected.has(id)}
              onClick={props.onRowClick}
              onPick={props.onPick}
            />
          );
        })}
      </div>
    </div>
  );
}
