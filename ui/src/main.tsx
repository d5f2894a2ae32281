import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { createI18n } from "@/lib/i18n";
import { asCommandError, call, chooseBackend } from "@/lib/ipc";

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
      <App {...("preferences" in state ? { preferences: state.preferences } : {})} />
    </StrictMode>,
  );
}

void main();
