import { memo } from "react";
import type { Column } from "./columns";
import classes from "./DataTable.module.css";

interface TableRowProps<Row> {
  domId: string;
  row: Row;
  index: number;
  top_px: number;
  columns: readonly Column<Row>[];
  template: string;
  /** What its checkbox is called; null where rows cannot be selected. */
  pickLabel: string | null;
  isActive: boolean;
  isOpen: boolean;
  isSelected: boolean;
  onClick: (index: number, row: Row) => void;
  onPick: (index: number, range: boolean) => void;
}

/** As few nodes as can be: a screenful of rows is drawn anew at every frame of a fast scroll. */
function PlainTableRow<Row>(props: TableRowProps<Row>) {
  const { row, index, pickLabel } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows
    <div
      id={props.domId}
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={pickLabel === null ? undefined : props.isSelected}
      data-active={props.isActive}
      data-open={props.isOpen}
      style={{ gridTemplateColumns: props.template, transform: `translateY(${props.top_px}px)` }}
      onClick={() => props.onClick(index, row)}
    >
      {pickLabel === null ? null : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space is the grid's
        <div
          className={classes.checkCell}
          role="gridcell"
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
        >
          <input
            type="checkbox"
            className={classes.check}
            tabIndex={-1}
            aria-label={pickLabel}
            checked={props.isSelected}
            onChange={(event) => props.onPick(index, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </div>
      )}
      {props.columns.map((column) => (
        <div
          key={column.id}
          className={column.align === "end" ? `${classes.cell} ${classes.end}` : classes.cell}
          role="gridcell"
          tabIndex={-1}
        >
          {column.cell === undefined ? column.value(row) : column.cell(row)}
        </div>
      ))}
    </div>
  );
}

export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;
