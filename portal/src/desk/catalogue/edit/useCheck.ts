import { useEffect, useState } from 'react';
import { CodedError, operation, send } from '../../../graphql/client';
import type { Declaration, Finding } from '../declaration';

const checkQuery = operation<
  { checkEntry: Finding[] },
  { id: string | null; declaration: Declaration }
>(
  'query CheckEntry($id: ID, $declaration: JSON!) { checkEntry(id: $id, declaration: $declaration) { element severity message { zh } } }',
);

/** Milliseconds without a keystroke before what was typed is checked. */
const PAUSE = 500;

/** What the machine checks say of a declaration while it is being written; what cannot be read is said too. */
export function useCheck(id: string | undefined, declaration: Declaration): Finding[] {
  const [findings, setFindings] = useState<Finding[]>([]);
  const text = JSON.stringify(declaration);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      send(
        checkQuery,
        { id: id ?? null, declaration: JSON.parse(text) as Declaration },
        abort.signal,
      ).then(
        ({ checkEntry }) => setFindings(checkEntry),
        (error: unknown) => {
          const unread = findingOf(error, JSON.parse(text) as Declaration);
          if (unread !== undefined) setFindings([unread]);
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [id, text]);
  return findings;
}

/** A declaration that cannot be read at all is wrong in one element, which the refusal names. */
function findingOf(error: unknown, { fields }: Declaration): Finding | undefined {
  if (!(error instanceof CodedError) || error.code !== 'BAD_USER_INPUT' || !error.argument)
    return undefined;
  const [, first = '', place = '', ...rest] = error.argument.split('.');
  const field = first === 'fields' ? fields[Number(place)] : undefined;
  const element = field ? ['fields', field.name, ...rest].join('.') : first;
  return {
    element,
    severity: 'ERROR',
    message: error.reason ?? { zh: error.message, en: error.message },
  };
}
