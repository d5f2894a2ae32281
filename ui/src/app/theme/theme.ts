import {
  type CSSVariablesResolver,
  createTheme,
  type DefaultMantineColor,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";
import { DARK, LIGHT, type Scheme } from "@/lib/look/tokens";

/**
 * Both are the program's own, and a character that neither has is found by the system all the same. A name of the
 * system's after them (`sans-serif`) would be looked up before the first word is drawn, for some 60 ms.
 */
const FONTS = '"Plus Jakarta Sans", "Noto Sans"';

/** Shades around the accent: 4 is the dark theme's, 7 the light one's. */
const teal: MantineColorsTuple = [
  "#E6F4F3",
  "#CFE8E7",
  "#A3D8D6",
  "#74CFCC",
  "#4FC3BF",
  "#2AA5A2",
  "#178583",
  "#0E6F6E",
  "#0A5958",
  "#084645",
];

/** Warm greys for the light theme. 4 is the edge of fields. */
const gray: MantineColorsTuple = [
  "#FBF9F6",
  "#F4F0EA",
  "#E4DED5",
  "#CFC9C0",
  LIGHT.edge,
  "#757678",
  LIGHT.muted,
  "#434B58",
  "#2D3340",
  LIGHT.ink,
];

/** Mantine writes errors and Sundays in 5 and 6; both are the danger of their theme. */
const red: MantineColorsTuple = [
  LIGHT.danger_soft,
  "#F6D2CF",
  "#F2B3AE",
  "#F0A39C",
  "#F7A198",
  DARK.danger,
  LIGHT.danger,
  "#9E1F18",
  "#841A14",
  "#6B1510",
];

/** Mantine's dark theme is built on these: 7 the page, 6 panels, 4 edges, 0 text. */
const dark: MantineColorsTuple = [
  DARK.ink,
  "#CBCDD0",
  DARK.muted,
  "#8A93A1",
  DARK.edge,
  "#364050",
  DARK.surface,
  DARK.paper,
  DARK.sunken,
  "#0B0E13",
];

/** Filled, light and subtle of accent and danger take the window's own colours, so that the tested pairs are the shown ones. */
const variants: VariantColorsResolver = (input) => {
  const colour: DefaultMantineColor = input.color ?? input.theme.primaryColor;
  const name = colour === "teal" ? "accent" : colour === "red" ? "danger" : null;
  const usual = defaultVariantColorsResolver(input);
  if (name === null) return usual;
  const own = `var(--jc-${name})`;
  const hover = name === "accent" ? "var(--jc-accent_hover)" : own;
  const none = "1px solid transparent";
  switch (input.variant) {
    case "filled":
      return { ...usual, background: own, hover, color: `var(--jc-on_${name})`, border: none };
    case "light":
      return {
        ...usual,
        background: `var(--jc-${name}_soft)`,
        hover: `var(--jc-${name}_soft)`,
        color: own,
        border: none,
      };
    case "subtle":
      return {
        ...usual,
        background: "transparent",
        hover: `var(--jc-${name}_soft)`,
        color: own,
        border: none,
      };
    case "outline":
      return {
        ...usual,
        background: "transparent",
        hover: `var(--jc-${name}_soft)`,
        color: own,
        border: `1px solid ${own}`,
      };
    default:
      return usual;
  }
};

export const theme = createTheme({
  fontFamily: FONTS,
  fontFamilyMonospace: FONTS,
  headings: {
    fontFamily: FONTS,
    fontWeight: "700",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "2rem" },
      h2: { fontSize: "1.125rem", lineHeight: "1.5rem" },
      h3: { fontSize: "1rem", lineHeight: "1.5rem" },
    },
  },
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.334", sm: "1.429", md: "1.429", lg: "1.5", xl: "1.6" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 4 },
  colors: { teal, gray, dark, red },
  variantColorResolver: variants,
  focusRing: "always",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 32 } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Modal: { defaultProps: { transitionProps: { duration: 120 } } },
    // The lines of a field's list are made when it is opened: a hall may have hundreds of circuits.
    Combobox: { defaultProps: { keepMounted: false } },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 80 },
        shadow: "md",
        // Beside its button, so that it stays within the landmark; the placeholder would be a child that a menu may not have.
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
  },
});

function variables(scheme: Scheme): Record<string, string> {
  const own = Object.fromEntries(Object.entries(scheme).map(([name, value]) => [`--jc-${name}`, value]));
  return {
    ...own,
    "--mantine-color-body": scheme.paper,
    "--mantine-color-text": scheme.ink,
    "--mantine-color-bright": scheme.ink,
    "--mantine-color-dimmed": scheme.muted,
    "--mantine-color-placeholder": scheme.muted,
    "--mantine-color-anchor": scheme.accent,
    "--mantine-color-error": scheme.danger,
    "--mantine-color-default": scheme.surface,
    "--mantine-color-default-hover": scheme.sunken,
    "--mantine-color-default-color": scheme.ink,
    "--mantine-color-default-border": scheme.edge,
    "--mantine-color-gray-text": scheme.muted,
    "--mantine-color-gray-light-color": scheme.ink,
    "--mantine-color-gray-light-hover": scheme.sunken,
    "--mantine-primary-color-filled": scheme.accent,
    "--mantine-primary-color-filled-hover": scheme.accent_hover,
    "--mantine-primary-color-contrast": scheme.on_accent,
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(LIGHT),
  dark: variables(DARK),
});
