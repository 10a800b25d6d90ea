import { useCallback, useEffect, useRef, useState } from 'react';
import { CodedError, type Operation, send } from './client';

export type QueryState<Data> =
  | { status: 'loading'; data: Data | undefined; error: undefined }
  | { status: 'ready'; data: Data; error: undefined }
  | { status: 'failed'; data: Data | undefined; error: CodedError };

export type Query<Data> = QueryState<Data> & { reload: () => void };

/** Keeps the former answer while the next one is on its way, so that the page does not flicker. */
export function useQuery<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | undefined,
): Query<Data> {
  const [state, setState] = useState<QueryState<Data>>({
    status: 'loading',
    data: undefined,
    error: undefined,
  });
  const [turn, setTurn] = useState(0);
  const key = variables === undefined ? undefined : JSON.stringify(variables);
  const current = useRef(variables);
  current.current = variables;

  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for the variables' content.
  useEffect(() => {
    const asked = current.current;
    if (asked === undefined) return;
    const abort = new AbortController();
    setState(({ data }) => ({ status: 'loading', data, error: undefined }));
    send(operation, asked, abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setState({ status: 'ready', data, error: undefined });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const coded =
          error instanceof CodedError ? error : new CodedError('UNAVAILABLE', String(error));
        setState(({ data }) => ({ status: 'failed', data, error: coded }));
      },
    );
    return () => abort.abort();
  }, [operation, key, turn]);

  const reload = useCallback(() => setTurn((value) => value + 1), []);
  return { ...state, reload };
}
