import { useText } from "@/lib/i18n";
import type { LotDrawOut } from "@/lib/ipc";
import classes from "./Projector.module.css";

/** What was drawn, the latest first; where booths are chosen in turn, the turns in their order. */
export function Outcome({ draw }: { draw: LotDrawOut }) {
  const t = useText();
  const drawn = draw.firms
    .filter((firm) => firm.turn !== null || firm.booths !== null || firm.standing === "passed")
    .toSorted((one, other) =>
      draw.kind === "seed" ? (one.turn ?? 0) - (other.turn ?? 0) : (other.nth ?? 0) - (one.nth ?? 0),
    );
  return (
    <section className={classes.outcome} aria-labelledby="lot-outcome">
      <h3 id="lot-outcome">{t("lots.outcome")}</h3>
      {draw.seed === null ? null : <p className={classes.help}>{t("lots.seed_is", { seed: draw.seed })}</p>}
      {drawn.length === 0 ? (
        <p className={classes.help}>{t("lots.nothing_drawn")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who works with the keyboard scrolls it
        <ol className={classes.drawn} tabIndex={0} aria-labelledby="lot-outcome">
          {drawn.map((firm) => (
            <li key={firm.participation} data-next={firm.participation === draw.next || undefined}>
              {firm.turn === null ? null : <span className={classes.turn}>{firm.turn}</span>}
              <span className={classes.drawnName}>{firm.name}</span>
              {firm.standing === "passed" ? (
                <span className={classes.passed}>{t("lots.passed_cell")}</span>
              ) : (
                <b>{firm.booths ?? (draw.kind === "booth" ? "" : "–")}</b>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
