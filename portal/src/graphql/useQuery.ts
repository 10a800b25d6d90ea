import { useMemo } from 'react';
import { type Operation, send } from './client';
import { type Answer, useAnswer } from './useAnswer';

/** The answer to a query; without variables it is not asked yet. */
export function useQuery<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | undefined,
): Answer<Data> {
  // Callers write their variables anew at each rendering; their text says whether they changed.
  const key = variables === undefined ? undefined : JSON.stringify(variables);
  const ask = useMemo(
    () =>
      key === undefined
        ? undefined
        : (signal: AbortSignal) => send(operation, JSON.parse(key) as Variables, signal),
    [operation, key],
  );
  return useAnswer(ask);
}
