import { useEffect } from 'react';
import type { Answer } from '../graphql/useAnswer';

/** Milliseconds between two looks at what is under way. */
const PAUSE = 1000;

/** Asks again as long as something is under way; after a failure too, which may be of the line. */
export function useLookAgain({ status, reload }: Answer<unknown>, underWay: boolean): void {
  useEffect(() => {
    if (!underWay || status === 'loading') return;
    const timer = setTimeout(reload, PAUSE);
    return () => clearTimeout(timer);
  }, [underWay, status, reload]);
}
