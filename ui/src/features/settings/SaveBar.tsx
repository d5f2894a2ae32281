import { Button } from "@mantine/core";
import { useRef } from "react";
import { useBackToField } from "@/components/focus";
import { Pill } from "@/components/marks";
import { UnsavedGuard } from "@/components/UnsavedGuard";
import { useText } from "@/lib/i18n";
import classes from "./Settings.module.css";

/**
 * Save and discard of a form, and what keeps a person from leaving it with something unsaved. `onSave` answers whether
 * it was saved.
 */
export function SaveBar(props: {
  dirty: boolean;
  /** Whether it can be saved as it stands. */
  sound: boolean;
  busy: boolean;
  /** What would be lost, by its name. */
  what: string;
  onSave: () => Promise<boolean>;
  onDiscard: () => void;
}) {
  const t = useText();
  const place = useRef<HTMLSpanElement>(null);
  useBackToField(place, !props.dirty);
  return (
    <>
      <span ref={place} hidden />
      {props.dirty ? (
        <div className={classes.bar}>
          <Button type="submit" loading={props.busy}>
            {t("settings.save")}
          </Button>
          <Button variant="default" onClick={props.onDiscard}>
            {t("settings.discard")}
          </Button>
          <Pill tone="attention" shape="ring">
            {t("settings.unsaved")}
          </Pill>
        </div>
      ) : null}
      <UnsavedGuard
        unsaved={props.dirty}
        what={props.what}
        onSave={props.sound ? props.onSave : undefined}
        onDiscard={props.onDiscard}
      />
    </>
  );
}
