import { useBlocker } from "@tanstack/react-router";
import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";

/** What is about to happen to what is on the screen: somebody goes elsewhere, or closes the window. */
export type Leaving = "leave" | "close";

type Guard = (how: Leaving) => Promise<boolean>;

/** Who is asked before another workspace or event is opened, and before the window is closed. */
export class LeavingRegistry {
  #guards: Guard[] = [];

  add(guard: Guard): () => void {
    this.#guards.push(guard);
    return () => {
      this.#guards = this.#guards.filter((other) => other !== guard);
    };
  }

  /** Whether it may be left: every guard is asked, the latest first, until one says no. */
  async may(how: Leaving): Promise<boolean> {
    for (const guard of this.#guards.toReversed()) {
      if (!(await guard(how))) return false;
    }
    return true;
  }
}

export const LeavingContext = createContext(new LeavingRegistry());

/** Asks whoever has something to lose. To be asked before anything that no address stands for. */
export function useMayLeave(): (how: Leaving) => Promise<boolean> {
  const registry = useContext(LeavingContext);
  return useCallback((how) => registry.may(how), [registry]);
}

export interface Hold {
  /** What waits for an answer, or null. */
  how: Leaving | null;
  go: () => void;
  stay: () => void;
}

/** Keeps a person from leaving until they have answered; `moves` says which way from one address to another leaves. */
export function useHold(holds: boolean, moves: (from: string, to: string) => boolean): Hold {
  const registry = useContext(LeavingContext);
  const blocked = useBlocker({
    shouldBlockFn: ({ current, next }) => holds && moves(current.pathname, next.pathname),
    enableBeforeUnload: false,
    withResolver: true,
  });
  const [asked, setAsked] = useState<{ how: Leaving; answer: (go: boolean) => void } | null>(null);
  const latest = useRef({ holds, asked });
  latest.current = { holds, asked };
  useEffect(
    () =>
      registry.add((how) => {
        if (!latest.current.holds) return Promise.resolve(true);
        return new Promise((answer) => {
          // Who asks twice hears of the last question.
          latest.current.asked?.answer(false);
          setAsked({ how, answer });
        });
      }),
    [registry],
  );
  // What goes while it is asked about is answered for by nobody.
  useEffect(() => () => latest.current.asked?.answer(false), []);
  const answer = (go: boolean) => {
    if (asked !== null) {
      setAsked(null);
      asked.answer(go);
    } else if (go) blocked.proceed?.();
    else blocked.reset?.();
  };
  return {
    how: asked?.how ?? (blocked.status === "blocked" ? "leave" : null),
    go: () => answer(true),
    stay: () => answer(false),
  };
}
