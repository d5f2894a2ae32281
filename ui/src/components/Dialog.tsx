import { Modal, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "@/lib/i18n";

/** Over everything, for what cannot wait: what can't be undone, and short forms. */
export function Dialog(props: {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: "sm" | "md" | "lg" | "xl";
  /** Whether a question lies over it: Esc is that question's. */
  covered?: boolean;
  children: ReactNode;
}) {
  const t = useText();
  return (
    <Modal.Root
      opened={props.opened}
      onClose={props.onClose}
      size={props.size ?? "md"}
      closeOnEscape={!props.covered}
      // The page itself never scrolls; its lock would be a sheet of styles, for which a whole plan is styled anew.
      lockScroll={false}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content bg="var(--jc-surface)">
        {/* A plain box: a header would be a second banner of the page. */}
        <Modal.Header component="div" bg="var(--jc-surface)">
          <Modal.Title component="div">
            <Title order={2}>{props.title}</Title>
          </Modal.Title>
          <Modal.CloseButton aria-label={t("states.close")} />
        </Modal.Header>
        <Modal.Body>{props.children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
