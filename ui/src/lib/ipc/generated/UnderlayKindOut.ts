export type UnderlayKindOut = "png" | "jpeg" | "pdf" | "dxf";
