import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Badges.module.css";

/** One thing that the printer should know. */
export function Remark(props: { severity: string; action?: ReactNode; children: ReactNode }) {
  const Mark = props.severity === "warning" ? IconAlertTriangle : IconInfoCircle;
  return (
    <li className={classes.line} data-severity={props.severity}>
      <Mark size={16} stroke={1.75} aria-hidden />
      <div className={classes.lineWords}>{props.children}</div>
      {props.action}
    </li>
  );
}

/** A message begins with the name, which stands beside it already. */
export function withoutName(message: string, holder: string): string {
  if (!message.startsWith(holder)) return message;
  return message.slice(holder.length).replace(/^( \([^)]*\))?: /, "");
}
