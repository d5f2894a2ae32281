import { useState } from "react";
import { backend } from "./backend";
import { asCommandError } from "./errors";
import { useChange, useCommand } from "./query";

/** What can be done with a PDF on the disk: open it, show where it lies, send it to one of the system's printers. */
export function usePdf() {
  const { data: printers } = useCommand("printers_list", {});
  const { mutateAsync, isPending } = useChange("pdf_to_printer");
  const [failed, setFailed] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const tried = async (action: () => Promise<unknown>): Promise<boolean> => {
    setFailed(null);
    setSentTo(null);
    try {
      await action();
      return true;
    } catch (thrown) {
      setFailed(asCommandError(thrown).message);
      return false;
    }
  };
  return {
    /** Undefined until the system has answered. */
    printers,
    failed,
    sentTo,
    sending: isPending,
    open: (path: string) => tried(() => backend().openPath(path)),
    showInFolder: (path: string) => tried(() => backend().showInFolder(path)),
    send: async (path: string, printer: string) => {
      if (await tried(() => mutateAsync({ printer, path }))) setSentTo(printer);
    },
    forget: () => {
      setFailed(null);
      setSentTo(null);
    },
  };
}

export type Pdf = ReturnType<typeof usePdf>;
