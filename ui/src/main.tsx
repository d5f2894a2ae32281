import { begin, createQueries } from "@/app/begin";
import { call, chooseBackend } from "@/lib/ipc";
import "@/app/theme/fonts.css";

// The libraries of the page are read while the state is asked for, and what the first screen shows.
const drawing = import("@/app/draw");

// So is the typeface: where it comes after the first layout, all words are laid out twice, and the system looks for
// another in between.
const WEIGHTS = [400, 500, 600, 700];
const typeface = Promise.allSettled(
  WEIGHTS.map((weight) => document.fonts.load(`${weight} 1em "Plus Jakarta Sans"`)),
);

async function main(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) return;
  if ((await chooseBackend()) === "none") {
    (await drawing).drawNoWindow(root);
    return;
  }
  // The language is known before the first word is drawn. A failure is shown by the frame, which asks again.
  const state = await call("app_state", {}).catch(() => null);
  const queries = createQueries();
  const begun = state === null ? undefined : begin(queries, state);
  const known = state === null ? {} : { preferences: state.preferences, queries };
  await (await drawing).draw(root, known, typeface, begun);
}

void main();
