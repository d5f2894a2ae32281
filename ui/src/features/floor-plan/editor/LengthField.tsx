import { TextInput, type TextInputProps } from "@mantine/core";
import { createContext, useContext, useLayoutEffect, useState } from "react";
import { useText } from "@/lib/i18n";

/**
 * Whose values the fields show. For another subject the fields are not made anew, which costs more than all else of a
 * gesture; only what was half typed for the one before is gone.
 */
export class Subject {
  private readonly listeners = new Set<() => void>();

  /** Calls the listener whenever the subject is another; the answer ends it. */
  on(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  change(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Of fields that keep their subject. */
export const SubjectContext = createContext(new Subject());

/** A value as it is typed: taken by Enter or on leaving the field, put back by Esc. */
export function TypedField(
  props: Omit<TextInputProps, "value" | "onChange" | "error"> & {
    /** Null where what is picked differs. */
    shown: string | null;
    /** Whether it could be read. */
    onTyped: (text: string) => boolean;
    problem: string;
  },
) {
  const { shown, onTyped, problem, ...rest } = props;
  const t = useText();
  const [draft, setDraft] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const subject = useContext(SubjectContext);
  useLayoutEffect(() => {
    if (draft === null) return;
    return subject.on(() => {
      setDraft(null);
      setIsWrong(false);
    });
  }, [subject, draft]);
  const take = () => {
    if (draft === null) return;
    if (draft.trim() === (shown ?? "") || onTyped(draft)) {
      setDraft(null);
      setIsWrong(false);
    } else {
      setIsWrong(true);
    }
  };
  return (
    <TextInput
      size="xs"
      {...rest}
      value={draft ?? shown ?? ""}
      placeholder={shown === null ? t("editor.various") : (rest.placeholder ?? "")}
      error={isWrong ? problem : null}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          take();
        } else if (event.key === "Escape" && draft !== null) {
          event.stopPropagation();
          setDraft(null);
          setIsWrong(false);
        }
      }}
    />
  );
}
