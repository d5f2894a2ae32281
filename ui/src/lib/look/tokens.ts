// Every colour of the window, once. tokens.test.ts holds each pair of text and ground to 4.5 : 1.

export interface Scheme {
  /** The page. */
  paper: string;
  /** Cards, panels, fields. */
  surface: string;
  /** Table heads, the rail, wells. */
  sunken: string;
  /** Hairlines. */
  line: string;
  /** The edge of a field, which must be found by eye: 3 : 1. */
  edge: string;
  ink: string;
  /** Second-rank text. */
  muted: string;
  accent: string;
  on_accent: string;
  accent_hover: string;
  accent_soft: string;
  danger: string;
  on_danger: string;
  danger_soft: string;
  attention: string;
  attention_soft: string;
  done: string;
  done_soft: string;
  calm_soft: string;
}

export const LIGHT: Scheme = {
  paper: "#FBF9F6",
  surface: "#FFFFFF",
  sunken: "#F4F0EA",
  line: "#E4DED5",
  edge: "#8B8A8A",
  ink: "#1F2430",
  muted: "#5B6472",
  accent: "#0E6F6E",
  on_accent: "#FFFFFF",
  accent_hover: "#0A5958",
  accent_soft: "#E0EFEE",
  danger: "#B3261E",
  on_danger: "#FFFFFF",
  danger_soft: "#FBEAE8",
  attention: "#7A5600",
  attention_soft: "#FBF1DA",
  done: "#2A7248",
  done_soft: "#E6F3EA",
  calm_soft: "#EEEBE6",
};

export const DARK: Scheme = {
  paper: "#14181F",
  surface: "#1B212A",
  sunken: "#10141A",
  line: "#2E3642",
  edge: "#6F7887",
  ink: "#E9E6E1",
  muted: "#A8B0BC",
  accent: "#4FC3BF",
  on_accent: "#0C1B1C",
  accent_hover: "#74D3D0",
  accent_soft: "#173534",
  danger: "#FF9D93",
  on_danger: "#2B0B08",
  danger_soft: "#3B2020",
  attention: "#F0C062",
  attention_soft: "#352C17",
  done: "#83D39E",
  done_soft: "#18301F",
  calm_soft: "#262D38",
};

/** The band of a badge, under white text, on paper and on the screen. */
export const ROLE_COLOURS = {
  exhibitor: "#0E6F6E",
  committee: "#B3261E",
  curator: "#6A3FA0",
  vip: "#7A5600",
  media: "#1D5FBF",
  buyer: "#2A7248",
  visitor: "#5B6472",
  volunteer: "#A84B08",
} as const;

/** What a fill carries beside its colour, so that a black-and-white print still reads. */
export type Pattern = "plain" | "hatch" | "dots" | "grid";

export interface CategoryMark {
  fill: string;
  pattern: Pattern;
}

/** Paul Tol's light qualitative scheme: fills for dark labels that the colour-blind can tell apart. */
export const CATEGORY_FILLS = [
  "#77AADD",
  "#EE8866",
  "#EEDD88",
  "#FFAABB",
  "#99DDFF",
  "#44BB99",
  "#BBCC33",
  "#AAAA00",
  "#DDDDDD",
] as const;

/** The label on a category's fill, in either theme: a plan is drawn on paper. */
export const CATEGORY_LABEL = LIGHT.ink;

const PATTERNS: readonly Pattern[] = ["plain", "hatch", "dots", "grid"];

/** The mark of the category at a place in the organizer's list: 36 differ, then they begin again. */
export function categoryMark(index: number): CategoryMark {
  const fill = CATEGORY_FILLS[index % CATEGORY_FILLS.length] ?? CATEGORY_FILLS[0];
  const pattern = PATTERNS[Math.floor(index / CATEGORY_FILLS.length) % PATTERNS.length] ?? "plain";
  return { fill, pattern };
}

/** What a tone means; it never stands alone, a word or a shape goes with it. */
export type Tone = "danger" | "attention" | "done" | "accent" | "calm";
