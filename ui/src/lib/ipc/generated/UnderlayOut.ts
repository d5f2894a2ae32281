import type { UnderlayKindOut } from "./UnderlayKindOut";
export type UnderlayOut = { hall: string, drawing: string, kind: UnderlayKindOut, name: string, picture: string | null, width: number, height: number, nm_per_unit: number, is_scaled: boolean, x_mm: number, y_mm: number, rotation_mdeg: number, opacity_percent: number, shown: boolean, locked: boolean, };
