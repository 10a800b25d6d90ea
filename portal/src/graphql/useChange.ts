import { useState } from 'react';
import { CodedError, type Operation, send } from './client';
import type { UserError } from './contract';

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
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [failure, setFailure] = useState<CodedError>();
  const make = async (variables: Variables) => {
    setSending(true);
    setFailure(undefined);
    try {
      const { result } = await send(operation, variables);
      setErrors(result.errors);
      return result;
    } catch (error) {
      setFailure(
        error instanceof CodedError ? error : new CodedError('UNAVAILABLE', String(error)),
      );
      return undefined;
    } finally {
      setSending(false);
    }
  };
  return { make, sending, errors, failure };
}
