/** A text in both languages, side by side. Indonesian has no plural forms; English may need two. */
export interface Text {
  id: string;
  en: string | { one: string; other: string };
}

/** The texts of one subject: a key is what the text says, not where it stands. */
export type Texts = Record<string, Text>;
