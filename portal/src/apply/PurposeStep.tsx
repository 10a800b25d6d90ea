import { type ReactNode, useId } from 'react';
import form from '../components/form/Form.module.css';
import { FieldErrors } from '../components/form/FieldErrors';
import type { UserError } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';

export function PurposeStep({
  purpose,
  write,
  errors,
}: {
  purpose: string;
  write: (purpose: string) => void;
  errors: UserError[];
}): ReactNode {
  const { say } = useLanguage();
  const id = useId();
  return (
    <div className={form.field}>
      <label className={form.label} htmlFor={id}>
        {say('用途', 'Purpose')}
      </label>
      <p className={form.hint} id={`${id}-hint`}>
        {say(
          '写清做什么、给谁用、怎样保管，20字以上。例：为园区招商展示企业行业分布，不对外提供原始数据，项目结束后删除。',
          'Say what for, for whom, and how it is kept, in 20 characters or more. For example: to show a business park the mix of industries; no raw data is passed on; deleted when the project ends.',
        )}
      </p>
      <textarea
        id={id}
        className={form.input}
        name="purpose"
        rows={6}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={errors.length > 0}
        value={purpose}
        onChange={(event) => write(event.target.value)}
      />
      <FieldErrors id={`${id}-error`} errors={errors} />
    </div>
  );
}
