import { Box } from "@mantine/core";
import type { ReactNode } from "react";

type Gap = "xs" | "sm" | "md";

/**
 * Fields beside each other in columns of one width. The library's own grid brings a sheet of styles with each of its
 * kind, and whenever a sheet comes or goes every booth of a plan on the screen is styled anew.
 */
export function Columns(props: {
  count: number;
  gap?: Gap;
  /** Between the rows; as between the columns where it is left out. */
  rowGap?: Gap;
  mt?: "sm" | "lg";
  maw?: number;
  children: ReactNode;
}) {
  const { count, gap = "xs", rowGap = gap, mt, maw, children } = props;
  return (
    <Box
      {...(mt === undefined ? {} : { mt })}
      {...(maw === undefined ? {} : { maw })}
      style={{
        display: "grid",
        gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))`,
        gap: `var(--mantine-spacing-${rowGap}) var(--mantine-spacing-${gap})`,
      }}
    >
      {children}
    </Box>
  );
}
