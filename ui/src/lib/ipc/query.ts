import {
  keepPreviousData,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  type CommandName,
  call,
  callWithProgress,
  type LongCommandName,
  openingNow,
  type ProgressOf,
  type RequestOf,
  type ResponseOf,
} from "./client";
import type { CommandError } from "./errors";
import type { AppState } from "./generated";

/** A command that reads. Its answer is kept under its name and request until anything is changed. */
export function useCommand<N extends CommandName>(
  command: N,
  request: RequestOf<N>,
  options: { enabled?: boolean; keepPrevious?: boolean } = {},
): UseQueryResult<ResponseOf<N>, CommandError> {
  return useQuery<ResponseOf<N>, CommandError>({
    queryKey: [command, request],
    queryFn: () => call(command, request),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The database is next door: after a change everything on the screen is read anew. */
export function refreshAll(client: QueryClient): Promise<void> {
  return client.invalidateQueries();
}

/** The state of the window that an answer is or brings along. */
function stateIn(answer: unknown): AppState | null {
  if (typeof answer !== "object" || answer === null) return null;
  if ("state" in answer) return stateIn(answer.state);
  return "opening" in answer && "preferences" in answer ? (answer as AppState) : null;
}

/** Reads everything anew; where another workspace or event was opened, once its screens are there. */
function refreshAfter(client: QueryClient, answer: unknown): Promise<void> {
  const state = stateIn(answer);
  if (state === null || state.opening === openingNow()) return refreshAll(client);
  client.setQueryData(["app_state", {}], state);
  return Promise.resolve();
}

/** What is done with an answer or a refusal. */
export interface Ends<Answer> {
  onSuccess?: (answer: Answer) => void;
  onError?: (error: CommandError) => void;
}

type Mutation<N extends CommandName> = UseMutationResult<ResponseOf<N>, CommandError, RequestOf<N>>;

export type Change<N extends CommandName> = Omit<Mutation<N>, "mutate"> & {
  mutate: (request: RequestOf<N>, ends?: Ends<ResponseOf<N>>) => void;
};

/**
 * A command that changes something. What is to be done at its end is done even where what asked for it is gone by then:
 * what has changed is read anew before, and often shows something else in its place.
 */
export function useChange<N extends CommandName>(command: N): Change<N> {
  const client = useQueryClient();
  const mutation = useMutation<ResponseOf<N>, CommandError, RequestOf<N>>({
    mutationKey: [command],
    mutationFn: (request) => call(command, request),
    onSettled: (answer) => refreshAfter(client, answer),
  });
  const { mutateAsync } = mutation;
  const mutate = useCallback(
    (request: RequestOf<N>, { onSuccess, onError }: Ends<ResponseOf<N>> = {}) =>
      void mutateAsync(request).then(onSuccess, (error: CommandError) => onError?.(error)),
    [mutateAsync],
  );
  return { ...mutation, mutate };
}

export interface LongChange<N extends LongCommandName> {
  run: (request: RequestOf<N>) => Promise<ResponseOf<N>>;
  cancel: () => void;
  running: boolean;
  progress: ProgressOf<N> | null;
  error: CommandError | null;
  forget: () => void;
}

/** A command that takes long: how far it is, and how to stop it. It is stopped when its screen goes. */
export function useLongChange<N extends LongCommandName>(command: N): LongChange<N> {
  const client = useQueryClient();
  const abort = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<ProgressOf<N> | null>(null);
  const { mutateAsync, isPending, error, reset } = useMutation<ResponseOf<N>, CommandError, RequestOf<N>>({
    mutationKey: [command],
    mutationFn: (request) => {
      abort.current = new AbortController();
      setProgress(null);
      return callWithProgress(command, request, setProgress, abort.current.signal);
    },
    onSettled: (answer) => refreshAfter(client, answer),
  });
  useEffect(() => () => abort.current?.abort(), []);
  return {
    run: mutateAsync,
    cancel: useCallback(() => abort.current?.abort(), []),
    running: isPending,
    progress,
    error: error?.is("cancelled") ? null : error,
    forget: reset,
  };
}
