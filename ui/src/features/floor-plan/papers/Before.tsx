import { Text } from "@mantine/core";
import classes from "@/features/floor-plan/Stage.module.css";
import { useText } from "@/lib/i18n";
import { useCommand } from "@/lib/ipc";
import type { Kind } from "./kinds";

/** What should be known before a power plan or a fascia list goes out. */
export function Before({ kind, hall }: { kind: Kind; hall: string | null }) {
  if (kind === "power") return <BeforePower hall={hall} />;
  if (kind === "fascia" || kind === "fascia_table") return <BeforeFascia hall={hall} />;
  return null;
}

function BeforePower({ hall }: { hall: string | null }) {
  const t = useText();
  const { data } = useCommand("power_plan", { hall });
  if (data === undefined) return null;
  const circuits = data.halls.flatMap((each) => each.points).flatMap((point) => point.circuits);
  const over = data.halls.reduce((sum, each) => sum + each.overloaded, 0);
  return (
    <Told
      head={
        circuits.length === 0
          ? t("floor.no_circuits")
          : t("floor.circuits", { count: circuits.length, overloaded: over })
      }
      lines={data.halls.flatMap((each) => each.warnings)}
    />
  );
}

function BeforeFascia({ hall }: { hall: string | null }) {
  const t = useText();
  const { data } = useCommand("fascia_list", { hall });
  if (data === undefined) return null;
  const warned = data.rows.flatMap((row) => row.warnings.map((words) => `${row.booth}: ${words}`));
  return (
    <Told
      head={
        data.rows.length === 0
          ? t("floor.no_fascias")
          : t("floor.fascias", { count: data.rows.length, boards: data.boards, warned: data.warned })
      }
      lines={warned}
    />
  );
}

/** So many lines stand in the dialog; the paper has all. */
const MOST = 6;

function Told({ head, lines }: { head: string; lines: string[] }) {
  const t = useText();
  return (
    <div>
      <Text fw={600}>{head}</Text>
      {lines.length === 0 ? null : (
        <ul className={classes.rules}>
          {[...new Set(lines)].slice(0, MOST).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {lines.length > MOST ? (
        <Text c="dimmed" size="sm">
          {t("floor.more_on_paper", { count: lines.length - MOST })}
        </Text>
      ) : null}
    </div>
  );
}
