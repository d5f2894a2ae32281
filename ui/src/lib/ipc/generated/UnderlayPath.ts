export type UnderlayPath = { drawing: string, path: string };
