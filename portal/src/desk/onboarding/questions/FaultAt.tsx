import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import form from '../../../components/form/Form.module.css';
import type { CodedError } from '../../../graphql/client';

/** What is wrong with one input: not said before it was sent, or refused by the server. */
export function FaultAt({
  at,
  lacking,
  failure,
}: {
  /** Path of the input, as the server names it. */
  at: string;
  lacking?: string | false | undefined;
  failure: CodedError | undefined;
}): ReactNode {
  const words = lacking || (failure?.argument === at ? failure.reason?.zh : undefined);
  if (!words) return null;
  return (
    <p className={form.error} role="alert">
      <CircleAlert aria-hidden size={18} strokeWidth={2} />
      {words}
    </p>
  );
}
