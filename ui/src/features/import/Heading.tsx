import { Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";

/** The heading of a step. It takes the focus when the step comes, so that the keyboard and a reader go along. */
export function Heading({ focus = false, children }: { focus?: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <Title order={2} ref={heading} tabIndex={-1}>
      {children}
    </Title>
  );
}
