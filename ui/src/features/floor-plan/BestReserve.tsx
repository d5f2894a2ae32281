import { Button, Text } from "@mantine/core";
import { useText } from "@/lib/i18n";
import { useCommand } from "@/lib/ipc";
import { useWay } from "@/lib/shell";
import classes from "./Stage.module.css";

/** Whom of the reserves a free booth suits best, and the way to offer it. */
export function BestReserve({ code }: { code: string }) {
  const t = useText();
  const { data } = useCommand("plan_reserves", {});
  const toReserves = useWay()({ kind: "assignment", id: "cadangan" });
  const best = data?.free.find(({ booth }) => booth === code)?.best[0];
  if (best === undefined || toReserves === null) return null;
  return (
    <section className={classes.card}>
      <Text>{t("assignment.best", { name: best.name, position: best.position })}</Text>
      <Button variant="default" size="xs" mt="xs" onClick={toReserves}>
        {t("floor.to_reserves")}
      </Button>
    </section>
  );
}
