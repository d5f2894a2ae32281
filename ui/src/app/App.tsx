import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { I18nextProvider } from "react-i18next";
import { createI18n, type Language } from "@/lib/i18n";
import { ActionRegistry, ActionsContext } from "@/lib/shell";
import { createAppRouter } from "./router";
import { ScreenBoundary } from "./ScreenBoundary";
import { cssVariables, theme } from "./theme/theme";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme/fonts.css";
import "./theme/global.css";

/** What is read is read from the machine itself: nothing to retry, and nothing grows old but by a change. */
function createQueries(): QueryClient {
  const always = { networkMode: "always", retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: { ...always, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      mutations: always,
    },
  });
}

export function App({ language }: { language: Language }) {
  const [i18n] = useState(() => createI18n(language));
  const [queries] = useState(createQueries);
  const [router] = useState(createAppRouter);
  const [actions] = useState(() => new ActionRegistry());
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <ScreenBoundary>
          <QueryClientProvider client={queries}>
            <ActionsContext.Provider value={actions}>
              <Notifications position="bottom-right" containerWidth={400} />
              <RouterProvider router={router} />
            </ActionsContext.Provider>
          </QueryClientProvider>
        </ScreenBoundary>
      </MantineProvider>
    </I18nextProvider>
  );
}
