export type UnderlayScale = { hall: string, first: [number, number], second: [number, number], distance_mm: number };
