// Gigi balang, the sawtooth trim under the eaves of Betawi houses: the start screen has it, nothing else of the
// window. The path has the proportions of the one that the program prints (`print::ornament`).

const EAVE_SHARE = 0.16;
const SMALL_TOOTH_SHARE = 0.4;
const PITCH_TO_HEIGHT = 1;

/** A frieze of so many whole teeth and so high, as the `d` of a path filled by the even-odd rule. */
export function friezePath(teeth: number, height: number): string {
  const pitch = height * PITCH_TO_HEIGHT;
  const eave = height * EAVE_SHARE;
  const drop = height - eave;
  const down = (share: number) => round(eave + drop * share);
  const notch = down(0.1);
  const small = down(SMALL_TOOTH_SHARE);
  const parts = [`M0 0H${round(teeth * pitch)}V${small}`];
  for (let index = teeth - 1; index >= 0; index -= 1) {
    const across = (share: number) => round(pitch * (index + share));
    parts.push(
      `L${across(0.89)} ${notch}`,
      `C${across(0.86)} ${down(0.42)} ${across(0.62)} ${down(0.52)} ${across(0.5)} ${round(height)}`,
      `C${across(0.38)} ${down(0.52)} ${across(0.14)} ${down(0.42)} ${across(0.11)} ${notch}`,
      `L${across(0)} ${small}`,
    );
  }
  parts.push("Z");
  for (let index = 0; index < teeth; index += 1) {
    const across = (share: number) => round(pitch * (index + share));
    parts.push(`M${across(0.5)} ${down(0.11)}L${across(0.61)} ${down(0.26)}L${across(0.5)} ${down(0.41)}`);
    parts.push(`L${across(0.39)} ${down(0.26)}Z`);
  }
  return parts.join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const TEETH = 160;

export function Frieze({ height = 24 }: { height?: number }) {
  const width = TEETH * height * PITCH_TO_HEIGHT;
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ display: "block", color: "var(--jc-accent)", flex: "none" }}
    >
      <path d={friezePath(TEETH, height)} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
