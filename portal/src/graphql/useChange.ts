import { useState } from 'react';
import { type CodedError, type Operation, send } from './client';
import type { UserError } from './contract';
import { useAct } from './useAct';

export interface Change<Variables, Result> {
  make: (variables: Variables) => Promise<Result | undefined>;
  sending: boolean;
  errors: UserError[];
  failure: CodedError | undefined;
}

/** A change: what the person may mend stands at the fields, anything else is one failure. */
export function useChange<Result extends { errors: UserError[] }, Variables>(
  operation: Operation<{ result: Result }, Variables>,
): Change<Variables, Result> {
  const { act, busy, failure } = useAct();
  const [errors, setErrors] = useState<UserError[]>([]);
  const make = (variables: Variables) =>
    act(async () => {
      const { result } = await send(operation, variables);
      setErrors(result.errors);
      return result;
    });
  return { make, sending: busy, errors, failure };
}
