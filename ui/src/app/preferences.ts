// What the person prefers on this machine. The window keeps it; here it is followed and altered.

import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { backend, type Preferences, useChange } from "@/lib/ipc";
import { ZOOM_STEPS } from "@/lib/look/zoom";

/** The window is as light and as large as is preferred. */
export function useFollowPreferences(preferences: Preferences | undefined): void {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const theme = preferences?.theme;
  const percent = preferences?.zoom_percent;
  // Only where it is another: the library makes its setter anew at each render, and each call of it styles the whole
  // window anew, twice.
  const setTheme = useRef(setColorScheme);
  setTheme.current = setColorScheme;
  useEffect(() => {
    if (theme !== undefined && theme !== colorScheme) setTheme.current(theme);
  }, [theme, colorScheme]);
  const zoomed = useRef(100);
  useEffect(() => {
    if (percent === undefined || percent === zoomed.current) return;
    zoomed.current = percent;
    void backend().setZoom(percent / 100);
  }, [percent]);
}

export function useZoom(preferences: Preferences | undefined) {
  const { mutate: prefer } = useChange("preferences_set");
  const percent = preferences?.zoom_percent ?? 100;
  const to = (zoom_percent: number | undefined) => {
    if (zoom_percent !== undefined) prefer({ zoom_percent });
  };
  return {
    percent,
    larger: () => to(ZOOM_STEPS.find((step) => step > percent)),
    smaller: () => to(ZOOM_STEPS.findLast((step) => step < percent)),
    original: () => to(100),
  };
}

export type Zoom = ReturnType<typeof useZoom>;
