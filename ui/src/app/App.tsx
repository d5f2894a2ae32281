import { type MantineColorScheme, type MantineColorSchemeManager, MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { I18nextProvider } from "react-i18next";
import { useIsPainted } from "@/components/FirstFrame";
import { createI18n, useLanguage } from "@/lib/i18n";
import type { Preferences } from "@/lib/ipc";
import { ActionRegistry, ActionsContext, LeavingContext, LeavingRegistry } from "@/lib/shell";
import { createQueries } from "./begin";
import { type AppRouter, createAppRouter } from "./router";
import { ScreenBoundary } from "./ScreenBoundary";
import { cssVariables, theme } from "./theme/theme";
import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "dayjs/locale/en-gb";
import "dayjs/locale/id";
import "./theme/scripts.css";
import "./theme/global.css";

/** Months and days of the calendars, in the language of the window; weeks begin on Monday, and Sunday is red. */
function Calendars({ children }: { children: ReactNode }) {
  const locale = useLanguage() === "id" ? "id" : "en-gb";
  return <DatesProvider settings={{ locale, firstDayOfWeek: 1, weekendDays: [0] }}>{children}</DatesProvider>;
}

/** What is said before they are there is kept for them. */
function Toasts() {
  return useIsPainted() ? <Notifications position="bottom-right" containerWidth={400} /> : null;
}

/** The theme is kept with the other preferences of the person, not by the browser. */
function themeFrom(first: MantineColorScheme): MantineColorSchemeManager {
  const nothing = () => undefined;
  return { get: () => first, set: nothing, subscribe: nothing, unsubscribe: nothing, clear: nothing };
}

export interface AppProps {
  /** What is preferred at the first word; afterwards the frame follows what the window says. */
  preferences?: Preferences;
  /** What is read already. */
  queries?: QueryClient;
  /** With the first screen, where that is known already. */
  router?: AppRouter;
}

export function App({ preferences, queries: read, router: given }: AppProps) {
  const [schemes] = useState(() => themeFrom(preferences?.theme ?? "auto"));
  const [i18n] = useState(() => createI18n(preferences?.language ?? "id"));
  const [queries] = useState(() => read ?? createQueries());
  const [router] = useState(() => given ?? createAppRouter("/"));
  const [actions] = useState(() => new ActionRegistry());
  const [leaving] = useState(() => new LeavingRegistry());
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        colorSchemeManager={schemes}
        env={import.meta.env.MODE === "test" ? "test" : "default"}
      >
        <ScreenBoundary>
          <QueryClientProvider client={queries}>
            <ActionsContext.Provider value={actions}>
              <LeavingContext.Provider value={leaving}>
                <Toasts />
                <Calendars>
                  <RouterProvider router={router} />
                </Calendars>
              </LeavingContext.Provider>
            </ActionsContext.Provider>
          </QueryClientProvider>
        </ScreenBoundary>
      </MantineProvider>
    </I18nextProvider>
  );
}
