import { useState } from 'react';
import { CodedError } from './client';

export interface Act {
  /** Does it; undefined where it failed or was broken off. */
  act: <Result>(work: () => Promise<Result>) => Promise<Result | undefined>;
  busy: boolean;
  failure: CodedError | undefined;
}

/** Something that a person sets off: whether it is under way, and how it failed. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CodedError>();
  const act: Act['act'] = async (work) => {
    setBusy(true);
    setFailure(undefined);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        setFailure(
          error instanceof CodedError ? error : new CodedError('UNAVAILABLE', String(error)),
        );
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, failure };
}
