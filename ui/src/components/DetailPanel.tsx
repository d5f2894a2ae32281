import { ActionIcon, Title } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useText } from "@/lib/i18n";
import { isTyping, useActions } from "@/lib/shell";
import classes from "./Screen.module.css";
import { hasOpenList } from "./SmallForm";

/** What is known of one record, beside the list it stands in. Esc closes it; in a field, it leaves the field first. */
export function DetailPanel(props: {
  title: string;
  onClose: () => void;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const t = useText();
  const title = useId();
  const panel = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // Who closes it with the keyboard goes on where they were.
  useLayoutEffect(() => {
    const [element, before] = [panel.current, document.activeElement];
    return () => {
      const within = element?.contains(document.activeElement) ?? false;
      if (within && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useActions([
    { id: "close-panel", label: t("states.close"), keys: "Escape", hidden: true, run: props.onClose },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || hasOpenList(event)) return;
    // Dialogs of the panel lie elsewhere on the page.
    if (!isTyping(event.nativeEvent) || !panel.current?.contains(event.target as Node)) return;
    event.preventDefault();
    body.current?.focus();
  };
  return (
    <aside ref={panel} className={classes.panel} aria-labelledby={title} onKeyDown={onKeyDown}>
      <div className={classes.panelHead}>
        <Title order={2} id={title}>
          {props.title}
        </Title>
        <ActionIcon onClick={props.onClose} aria-label={t("states.close")}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div ref={body} className={classes.panelBody} tabIndex={0} role="group" aria-labelledby={title}>
        {props.children}
      </div>
      {props.foot === undefined ? null : <div className={classes.panelFoot}>{props.foot}</div>}
    </aside>
  );
}
