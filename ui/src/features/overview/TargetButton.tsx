import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { type Target, useWay } from "@/lib/shell";

/** Goes where a warning or a step is about; nothing where no screen shows it. */
export function TargetButton(props: {
  target: Target;
  variant: "filled" | "light";
  name?: string;
  children: ReactNode;
}) {
  const go = useWay()(props.target);
  if (go === null) return null;
  return (
    <Button variant={props.variant} size="compact-sm" onClick={go} aria-label={props.name}>
      {props.children}
    </Button>
  );
}
