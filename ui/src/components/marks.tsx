// Statuses, roles and categories: a colour never stands alone, a shape and a word go with it.

import type { ReactNode } from "react";
import { useText } from "@/lib/i18n";
import type { ParticipationStatus } from "@/lib/ipc";
import { CATEGORY_LABEL, categoryMark, type Pattern, ROLE_COLOURS, type Tone } from "@/lib/look/tokens";
import classes from "./marks.module.css";

type Shape = "ring" | "half" | "disc" | "tick" | "triangle" | "bar" | "square";

const SHAPES: Record<Shape, ReactNode> = {
  ring: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  half: (
    <>
      <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5 1.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
  disc: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  tick: <path d="M1.5 5.2 4 7.8 8.5 2.4" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  triangle: <path d="M5 1.2 9.2 8.6H.8z" fill="currentColor" />,
  bar: <path d="M1.5 5h7" stroke="currentColor" strokeWidth="1.75" />,
  square: <rect x="1.5" y="1.5" width="7" height="7" rx="1" fill="currentColor" />,
};

/** A word on a soft ground, with the shape that says the same in black and white. */
export function Pill({ tone, shape, children }: { tone: Tone; shape: Shape; children: ReactNode }) {
  return (
    <span className={`${classes.pill} ${classes[tone]}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[shape]}
      </svg>
      {children}
    </span>
  );
}

const STATUS_MARKS: Record<ParticipationStatus, readonly [Tone, Shape]> = {
  applied: ["calm", "ring"],
  complete: ["calm", "half"],
  in_curation: ["attention", "half"],
  passed: ["accent", "tick"],
  coaching: ["attention", "triangle"],
  training: ["attention", "square"],
  not_passed: ["calm", "bar"],
  accepted: ["accent", "disc"],
  waitlisted: ["attention", "ring"],
  offered: ["accent", "half"],
  confirmed: ["done", "half"],
  present: ["done", "disc"],
  completed: ["done", "tick"],
  withdrawn: ["danger", "bar"],
};

export function StatusPill({ status }: { status: ParticipationStatus }) {
  const t = useText();
  const [tone, shape] = STATUS_MARKS[status];
  return (
    <Pill tone={tone} shape={shape}>
      {t(`status.${status}`)}
    </Pill>
  );
}

export type Role = keyof typeof ROLE_COLOURS;

/** A role as its badge shows it: the band's colour under the role's name. */
export function RoleTag({ code, label }: { code: Role; label: string }) {
  return (
    <span className={classes.role} style={{ background: ROLE_COLOURS[code] }}>
      {label}
    </span>
  );
}

/** The lines of a pattern in a field of 16 by 16, drawn over a category's fill. */
export const PATTERN_PATHS: Record<Pattern, string> = {
  plain: "",
  hatch: "M-2 6 6-2M-2 14 14-2M2 18 18 2M10 18 18 10",
  dots: "M3 4h2M11 4h2M7 8h2M3 12h2M11 12h2",
  grid: "M4 0v16M12 0v16M0 4h16M0 12h16",
};

/** A category of the organizer's list, by its place there: fill, pattern, and its first letter. */
export function CategoryMark({ index, name }: { index: number; name: string }) {
  const { fill, pattern } = categoryMark(index);
  return (
    <span className={classes.category}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <rect width="16" height="16" rx="3" fill={fill} />
        <path d={PATTERN_PATHS[pattern]} stroke={CATEGORY_LABEL} strokeOpacity="0.45" strokeWidth="1" />
        <text x="8" y="12" textAnchor="middle" fontSize="11" fontWeight="700" fill={CATEGORY_LABEL}>
          {name.slice(0, 1).toLocaleUpperCase("id")}
        </text>
      </svg>
      <span>{name}</span>
    </span>
  );
}
