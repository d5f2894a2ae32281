// Who is told that the plan is another, and when: what the hand has put down is drawn with the program's answer.

/** So long the hand's things lie over the plan after they were put down; then the plan shows what was guessed. */
const COVERED_MS = 100;

/** Draws what it is told to, and takes the hand's things away in the same picture. */
export type Uncover = (tell: () => void) => void;

export class Telling {
  readonly #listeners = new Set<() => void>();
  /** For what was put down and is not drawn yet; null where all is. */
  #uncover: Uncover | null = null;
  #isPuttingDown = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(): void {
    if (this.#isPuttingDown) return;
    // Whatever else changes is seen at once, and with it what was put down.
    if (this.#uncover !== null) this.uncover();
    else for (const listener of this.#listeners) listener();
  }

  /**
   * Makes a change whose outcome lies over the plan already, where the hand has put it. Drawn at once, a full hall would
   * be painted twice, and the answer would wait for that. Where nothing `isAsked` of the program, it is.
   */
  putDown(change: () => void, uncover: Uncover, isAsked: () => boolean): void {
    this.uncover();
    this.#uncover = uncover;
    this.#isPuttingDown = true;
    try {
      change();
    } finally {
      this.#isPuttingDown = false;
      if (isAsked()) this.#patience = setTimeout(() => this.uncover(), COVERED_MS);
      else this.uncover();
    }
  }

  /** Draws what was put down, if that waits. */
  uncover(): void {
    const uncover = this.#uncover;
    if (uncover === null) return;
    clearTimeout(this.#patience);
    this.#uncover = null;
    uncover(() => this.tell());
  }
}
