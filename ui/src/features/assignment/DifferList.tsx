import { Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useText } from "@/lib/i18n";
import type { Differing, Proposal } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { More } from "./More";
import { useWords } from "./words";

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Who stands elsewhere in at least one of the plans. */
export function DifferList({
  differs,
  proposals,
}: {
  differs: readonly Differing[];
  proposals: readonly Proposal[];
}) {
  const t = useText();
  const words = useWords();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text);
  const found = useMemo(() => {
    const parts = fold(asked).split(/\s+/).filter(Boolean);
    return differs.filter(({ name, current, in_each }) => {
      const said = fold([name, ...current, ...in_each.flat()].join(" "));
      return parts.every((part) => said.includes(part));
    });
  }, [differs, asked]);
  return (
    <section className={classes.part}>
      <Title order={2}>{t("assignment.differs", { count: differs.length })}</Title>
      {differs.length === 0 ? (
        <Text>{t("assignment.nobody_differs")}</Text>
      ) : (
        <>
          <TextInput
            mb="xs"
            maw={320}
            aria-label={t("assignment.search")}
            placeholder={t("assignment.search")}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {found.length === 0 ? <Text role="status">{t("assignment.no_match")}</Text> : null}
          <More all={found}>
            {(shown) =>
              shown.length === 0 ? null : (
                <div className={classes.scroll}>
                  <table className={classes.table}>
                    <thead>
                      <tr>
                        <th scope="col">{t("assignment.party")}</th>
                        <th scope="col">{t("assignment.now")}</th>
                        {proposals.map(({ id, label }) => (
                          <th key={id} scope="col">
                            {label}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {shown.map((one) => (
                        <tr key={one.party}>
                          <th scope="row">{one.name}</th>
                          <td>{words.booths(one.current)}</td>
                          {proposals.map(({ id }, index) => {
                            const there = words.booths(one.in_each[index] ?? []);
                            const isOther = there !== words.booths(one.current);
                            return (
                              <td key={id} className={isOther ? classes.least : undefined}>
                                {there}
                              </td>
                            );
                          })}
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )
            }
          </More>
        </>
      )}
    </section>
  );
}
