export type UnderlaySet = { hall: string, x_mm?: number, y_mm?: number, rotation_mdeg?: number, opacity_percent?: number, shown?: boolean, locked?: boolean };
