import {
  createHashHistory,
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

export function createAppRouter() {
  const root = createRootRoute({ component: Frame });
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
    // The window's scheme serves one page; the address behind the hash is the router's alone.
    history: createHashHistory(),
    defaultPendingComponent: Loading,
    defaultPendingMs: 200,
    // An address that another version wrote, or a hand.
    defaultNotFoundComponent: () => <Navigate to="/" />,
  });
}
