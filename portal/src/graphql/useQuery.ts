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
  // Callers write their variables anew at each rendering; their text says whether they changed.
  const key = variables === undefined ? undefined : JSON.stringify(variables);
  const running = useRef<AbortController>(undefined);

  const reload = useCallback(() => {
    running.current?.abort();
    if (key === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    setState(({ data }) => ({ status: 'loading', data, error: undefined }));
    send(operation, JSON.parse(key) as Variables, abort.signal).then(
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
  }, [operation, key]);

  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);
  return { ...state, reload };
}
