import { createBrowserHistory, parseHref } from "@tanstack/history";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  redirect,
} from "@tanstack/react-router";
import { Loading } from "@/components/states";
import { Frame } from "./Frame";
import { features } from "./features";
import { asError, Broken } from "./ScreenBoundary";

/**
 * The window's scheme serves one page, so the address behind the hash is the router's. TanStack's own hash history
 * would mix the page's query (`?demo`) into it.
 */
function behindTheHash() {
  return createBrowserHistory({
    parseLocation: () => parseHref(window.location.hash.slice(1) || "/", window.history.state),
    createHref: (href) => `${window.location.pathname}${window.location.search}#${href}`,
  });
}

/** Without an address the window begins at `begin`; later the first screen of the rail is its home. */
export function createAppRouter(begin: string) {
  const root = createRootRoute({ component: Frame });
  if (begin !== "/" && window.location.hash === "") window.history.replaceState(null, "", `#${begin}`);
  const first = features[0];
  const index = createRoute({
    getParentRoute: () => root,
    path: "/",
    beforeLoad: () => {
      throw redirect({ to: first?.path ?? "/" });
    },
  });
  const screens = features.map((feature) =>
    createRoute({
      getParentRoute: () => root,
      path: feature.path,
      validateSearch: (search: Record<string, unknown>) =>
        typeof search.id === "string" && search.id !== "" ? { id: search.id } : {},
      component: lazyRouteComponent(feature.load),
    }),
  );
  return createRouter({
    routeTree: root.addChildren([index, ...screens]),
    history: behindTheHash(),
    defaultPendingComponent: Loading,
    defaultPendingMs: 200,
    defaultErrorComponent: ({ error }) => <Broken error={asError(error)} />,
    // An address that another version wrote, or a hand.
    defaultNotFoundComponent: () => <Navigate to="/" />,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;
