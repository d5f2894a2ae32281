export type UnderlayAsk = { hall: string };
