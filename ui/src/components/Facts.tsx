import { Fragment, type ReactNode } from "react";
import classes from "./Facts.module.css";

/** Names and values, for reading. Lines without a value are left out. */
export function Facts({ lines }: { lines: readonly (readonly [name: string, value: ReactNode])[] }) {
  const known = lines.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <dl className={classes.facts}>
      {known.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
