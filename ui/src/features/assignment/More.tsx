import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";

const FIRST = 40;
const NEXT = 200;

/** The first of many, and a button for the next: hundreds of rows are drawn for whoever asks for them. */
export function More<T>(props: {
  all: readonly T[];
  first?: number;
  children: (shown: readonly T[]) => ReactNode;
}) {
  const { all, first = FIRST } = props;
  const t = useText();
  const { count } = useFormat();
  const [most, setMost] = useState(first);
  const left = all.length - most;
  return (
    <>
      {props.children(all.slice(0, most))}
      {left > 0 ? (
        <Button
          mt="xs"
          variant="default"
          size="xs"
          style={{ alignSelf: "flex-start" }}
          onClick={() => setMost(most + NEXT)}
        >
          {t("assignment.more", { n: count(Math.min(left, NEXT)) })}
        </Button>
      ) : null}
    </>
  );
}
