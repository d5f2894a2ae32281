import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Failed, Loading } from "@/components/states";
import classes from "./Settings.module.css";

/** A part of the settings: its title, what it is for, its contents. */
export function Section(props: { title: string; help?: string; children: ReactNode }) {
  return (
    <div className={classes.section}>
      <Title order={2}>{props.title}</Title>
      {props.help === undefined ? null : <Text c="dimmed">{props.help}</Text>}
      {props.children}
    </div>
  );
}

/** What stands there until its answer has come, or where it could not be had. */
export function Waiting(props: { error: Error | null; onRetry: () => void }) {
  return props.error === null ? <Loading /> : <Failed error={props.error} onRetry={props.onRetry} />;
}
