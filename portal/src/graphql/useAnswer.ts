import { useCallback, useEffect, useRef, useState } from 'react';
import { CodedError } from './client';

export type AnswerState<Data> =
  | { status: 'loading'; data: Data | undefined; error: undefined }
  | { status: 'ready'; data: Data; error: undefined }
  | { status: 'failed'; data: Data | undefined; error: CodedError };

export type Answer<Data> = AnswerState<Data> & { reload: () => void };

/**
 * Asks when the page opens and whenever the question becomes another one; `undefined` asks nothing yet.
 * The former answer stays while the next one is on its way, so that the page does not flicker.
 */
export function useAnswer<Data>(
  ask: ((signal: AbortSignal) => Promise<Data>) | undefined,
): Answer<Data> {
  const [state, setState] = useState<AnswerState<Data>>({
    status: 'loading',
    data: undefined,
    error: undefined,
  });
  const running = useRef<AbortController>(undefined);

  const reload = useCallback(() => {
    running.current?.abort();
    if (ask === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    setState(({ data }) => ({ status: 'loading', data, error: undefined }));
    ask(abort.signal).then(
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
  }, [ask]);

  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);
  return { ...state, reload };
}
