import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UserError } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import styles from './Form.module.css';

/** What is wrong, in a sentence below the field that it is about. */
export function FieldErrors({ id, errors }: { id?: string; errors: UserError[] }): ReactNode {
  const { text } = useLanguage();
  return errors.map((error) => (
    <p key={error.code + error.message.zh} id={id} className={styles.error} role="alert">
      <CircleAlert aria-hidden size={18} strokeWidth={2} />
      {text(error.message)}
    </p>
  ));
}

/** The errors about one input, or about none of those named. */
export function errorsAt(errors: UserError[], name: string): UserError[] {
  return errors.filter((error) => error.path[0] === name);
}

/** What to say below the input of a name, in the reader's language; undefined where nothing is wrong with it. */
export function errorAt(
  errors: UserError[],
  name: string,
  text: (message: UserError['message']) => string,
): string | undefined {
  const [first] = errorsAt(errors, name);
  return first && text(first.message);
}

export function errorsElsewhere(errors: UserError[], names: string[]): UserError[] {
  return errors.filter((error) => !names.includes(error.path[0] ?? ''));
}
