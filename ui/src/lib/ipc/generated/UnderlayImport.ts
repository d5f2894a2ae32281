export type UnderlayImport = { hall: string, path: string };
