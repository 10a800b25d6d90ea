import { useEffect } from 'react';
import type { Answer } from '../../graphql/useAnswer';
import { useCall } from '../../http/useCall';
import type { LoadDetail } from './contract';

/** Milliseconds between two looks at a load that runs; the worker says once a second how far it is. */
const PAUSE = 1000;

/** A load, looked at again as long as it runs. */
export function useLoad(id: string): Answer<LoadDetail> {
  const query = useCall<LoadDetail>(`/deliveries/loads/${id}`);
  const { status, data, reload } = query;
  const runs = data?.state === 'LOADING';
  useEffect(() => {
    if (!runs || status === 'loading') return;
    const timer = setTimeout(reload, PAUSE);
    return () => clearTimeout(timer);
  }, [runs, status, reload]);
  return query;
}
