import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";

/** A button that does nothing while it is `held`, and keeps the focus: one that is switched off would lose it. */
export function HeldButton({
  held,
  onClick,
  ...props
}: ButtonProps & { held: boolean; onClick: () => void; "aria-label"?: string; children: ReactNode }) {
  return (
    <Button
      {...props}
      data-disabled={held || undefined}
      aria-disabled={held || undefined}
      onClick={() => {
        if (!held) onClick();
      }}
    />
  );
}
