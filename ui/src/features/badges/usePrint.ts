import { useState } from "react";
import {
  type BadgesScreen,
  type Printed,
  type ReissueReason,
  useLongChange,
  usePdf,
  type Who,
} from "@/lib/ipc";
import { nextLabel, type Settings } from "./settings";

/** Who was printed last, and what came of it. */
interface Made {
  /** Null for the list, else the holder whose panel asked. */
  of: string | null;
  printed: Printed;
}

/** Making the PDF, and what can be done with it then. It belongs to the screen: panels come and go. */
export function usePrint(
  known: BadgesScreen,
  settings: Settings,
  onSettings: (change: Partial<Settings>) => void,
) {
  const work = useLongChange("badges_print");
  const pdf = usePdf();
  const [made, setMade] = useState<Made | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const make = async (of: string | null, who: Who, reissue: ReissueReason | null) => {
    setMade(null);
    setAsked(of);
    pdf.forget();
    const { template, sheet, first_label } = settings;
    try {
      const printed = await work.run({ who, template, sheet, first_label, reissue, path: null });
      setMade({ of, printed });
      const used = known.sheets.find((each) => each.id === sheet);
      const next = nextLabel(used, first_label, printed.badges);
      if (next !== first_label) onSettings({ first_label: next });
      return printed;
    } catch {
      // What went wrong stands in `work.error`; stopped, nothing has changed.
      return null;
    }
  };
  const names = pdf.printers?.names ?? [];
  const remembered = names.find((name) => name === settings.printer) ?? null;
  return {
    make,
    made,
    /** Whose panel asked last: null for the list. */
    asked,
    pdf,
    running: work.running,
    progress: work.progress,
    cancel: work.cancel,
    error: work.error,
    /** The printer that this laptop printed on last, where it is still there. */
    remembered,
    /** That, or the one that the system proposes. */
    printer: remembered ?? pdf.printers?.standard ?? names[0] ?? null,
  };
}

export type Print = ReturnType<typeof usePrint>;
