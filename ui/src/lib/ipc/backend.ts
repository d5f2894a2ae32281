// The seam: everything that the window's shell does for the UI. There are two: Tauri's, and one in memory for the
// browser and the tests. Nothing above this folder knows which.

export type Invoke = (
  command: string,
  request: unknown,
  /** The opening that is meant: in another one the command is refused. Null before one is known. */
  opening: number | null,
  channel?: { job: string; onProgress: (progress: unknown) => void },
) => Promise<unknown>;

export type FileKind = { label: string; extensions: string[] };

export interface PickRequest {
  title: string;
  kinds: FileKind[];
  /** A folder or file to begin at. */
  startAt?: string;
}

export interface Backend {
  invoke: Invoke;
  /** Asks long work to stop; it then fails with the code `cancelled`. */
  cancel(job: string): void;
  /** The path that was picked, or null where the person thought better of it. */
  pickFile(request: PickRequest): Promise<string | null>;
  pickFolder(request: Omit<PickRequest, "kinds">): Promise<string | null>;
  pickSave(request: PickRequest): Promise<string | null>;
  openPath(path: string): Promise<void>;
  showInFolder(path: string): Promise<void>;
  /** The address of a photo or logo by its content hash. */
  mediaUrl(hash: string): string;
  /** Files dropped on the window. Returns what stops listening. */
  onFilesDropped(handler: (paths: string[]) => void): () => void;
  /** The workspace that the program was started with, where it is not open; told once. */
  askedFile(): Promise<string | null>;
  /** A second start of the program hands its file to this window. Returns what stops listening. */
  onOpenFile(handler: (path: string) => void): () => void;
  /** Asked before the window closes; it stays where the answer is no. Returns what stops asking. */
  onCloseAsked(mayClose: () => Promise<boolean>): () => void;
  setZoom(factor: number): Promise<void>;
}

let current: Backend | null = null;

export function setBackend(backend: Backend): void {
  current = backend;
}

export function backend(): Backend {
  if (current === null) throw new Error("no backend: setBackend() comes first");
  return current;
}
