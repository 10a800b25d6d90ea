import { useEffect, useState } from 'react';
import type { Answer } from '../../graphql/useAnswer';
import { useCall } from '../../http/useCall';
import type { Bench } from './contract';

/** Milliseconds between two looks at a batch of which something is being loaded. */
const PAUSE = 1500;

/** A batch, looked at again as long as a load of it runs; an answer brings the state after it along. */
export function useBench(id: string): Answer<Bench> & { show: (bench: Bench) => void } {
  const query = useCall<Bench>(`/deliveries/batches/${id}`);
  const { data, status, reload } = query;
  const [shown, show] = useState(data);
  useEffect(() => show(data), [data]);
  const runs = shown?.tables.some(({ standing }) => standing === 'LOADING') ?? false;
  useEffect(() => {
    if (!runs || status === 'loading') return;
    const timer = setTimeout(reload, PAUSE);
    return () => clearTimeout(timer);
  }, [runs, status, reload]);
  return { ...query, data: shown, show } as Answer<Bench> & { show: (bench: Bench) => void };
}
