import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, type AppProps } from "@/app/App";
import { begin, createQueries } from "@/app/begin";
import { createI18n } from "@/lib/i18n";
import { type AppState, asCommandError, call, chooseBackend } from "@/lib/ipc";

function beginWith(state: AppState): AppProps {
  const queries = createQueries();
  return { preferences: state.preferences, queries, first: begin(queries, state) };
}

async function main(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) return;
  if ((await chooseBackend()) === "none") {
    const t = createI18n("id").t;
    root.textContent = `${t("states.no_window")}. ${t("states.no_window_help")}`;
    return;
  }
  // The language is known before the first word is drawn. A failure is shown by the frame, which asks again.
  const state = await call("app_state", {}).catch(asCommandError);
  createRoot(root).render(
    <StrictMode>
      <App {...("preferences" in state ? beginWith(state) : {})} />
    </StrictMode>,
  );
}

void main();
