// What is measured in the window is said beside its bar; a bar that is missed fails the run at its end.

import { afterAll } from "vitest";

let missed = 0;

export function say(what: string, measured: string, bar: string, met: boolean): void {
  if (!met) missed += 1;
  process.stdout.write(`${met ? "met   " : "MISSED"}  ${what}: ${measured} (bar: ${bar})\n`);
}

/** What has no bar. */
export function tell(what: string, measured: string): void {
  process.stdout.write(`        ${what}: ${measured}\n`);
}

/** The value that so large a share of all does not pass. */
export function quantile(values: readonly number[], share: number): number {
  return (
    values.toSorted((one, other) => one - other)[
      Math.min(values.length - 1, Math.floor(values.length * share))
    ] ?? Number.NaN
  );
}

/** To be called once by each file of measures. */
export function failWhereBarsAreMissed(): void {
  afterAll(() => {
    if (missed > 0) throw new Error(`${missed} bars are missed`);
  });
}
