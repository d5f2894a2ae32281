import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Screen.module.css";

/**
 * One task: its title and buttons above, its contents below, a detail panel on the right. `fill` gives the contents
 * the whole height without a scroll bar of the screen's own, for tables and the plan.
 */
export function Screen(props: {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  panel?: ReactNode;
  fill?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.screen}>
      <div className={classes.body}>
        <header className={classes.head}>
          <div className={classes.titles}>
            <Title order={1}>{props.title}</Title>
            {props.note === undefined ? null : (
              <Text c="dimmed" component="div">
                {props.note}
              </Text>
            )}
          </div>
          {props.actions === undefined ? null : <div className={classes.actions}>{props.actions}</div>}
        </header>
        <div className={props.fill ? `${classes.content} ${classes.fill}` : classes.content}>
          {props.children}
        </div>
      </div>
      {props.panel}
    </div>
  );
}
