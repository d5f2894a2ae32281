import { Checkbox } from "@mantine/core";
import { memo } from "react";
import { useText } from "@/lib/i18n";
import type { Column } from "./columns";
import classes from "./DataTable.module.css";

interface TableRowProps<Row> {
  domId: string;
  row: Row;
  index: number;
  top_px: number;
  columns: readonly Column<Row>[];
  template: string;
  /** The row's name where it can be selected, else null. */
  name: string | null;
  isActive: boolean;
  isOpen: boolean;
  isSelected: boolean;
  onClick: (index: number, row: Row) => void;
  onPick: (index: number, range: boolean) => void;
}

function PlainTableRow<Row>(props: TableRowProps<Row>) {
  const t = useText();
  const { row, index, name } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its rows
    <div
      id={props.domId}
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={name === null ? undefined : props.isSelected}
      data-active={props.isActive}
      data-open={props.isOpen}
      style={{ gridTemplateColumns: props.template, transform: `translateY(${props.top_px}px)` }}
      onClick={() => props.onClick(index, row)}
    >
      {name === null ? null : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space is the grid's
        <div
          className={classes.cell}
          role="gridcell"
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
        >
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={t("table.select_row", { name })}
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
          <span className={classes.text}>
            {column.cell === undefined ? column.value(row) : column.cell(row)}
          </span>
        </div>
      ))}
    </div>
  );
}

export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;
