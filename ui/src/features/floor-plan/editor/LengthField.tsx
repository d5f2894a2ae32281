import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { useText } from "@/lib/i18n";

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
