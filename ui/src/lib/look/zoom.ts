/** How large the window can be, in percent. */
export const ZOOM_STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
