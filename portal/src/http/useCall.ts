import { useMemo } from 'react';
import { type Answer, useAnswer } from '../graphql/useAnswer';
import { call } from './call';

/** What one of the addresses beside the endpoint says; without an address nothing is asked yet. */
export function useCall<Data>(address: string | undefined): Answer<Data> {
  const ask = useMemo(
    () =>
      address === undefined
        ? undefined
        : (signal: AbortSignal) => call<Data>('GET', address, { signal }),
    [address],
  );
  return useAnswer(ask);
}
