import type { ReactNode } from 'react';
import form from '../components/form/Form.module.css';
import { FieldErrors } from '../components/form/FieldErrors';
import type { UserError } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import type { Applied } from './applyQuery';

/** Fields that are free already cannot be asked for: nobody has to decide about them. */
export function FieldsStep({
  fields,
  chosen,
  choose,
  errors,
}: {
  fields: Applied['fields'];
  chosen: string[];
  choose: (names: string[]) => void;
  errors: UserError[];
}): ReactNode {
  const { say, text } = useLanguage();
  const about = (field: Applied['fields'][number]) => {
    if (field.access !== 'APPLY') return say('直接可用，不必申请', 'free already');
    if (field.desensitization) return text(field.desensitization);
    return field.sensitivity === 'NONE'
      ? say('需申请', 'needs this application')
      : say('需申请，敏感', 'needs this application; sensitive');
  };
  return (
    <fieldset className={form.choices}>
      <legend>{say('要哪些字段？只选用得着的', 'Which fields? Only those you need')}</legend>
      <div className={form.list}>
        {fields.map((field) => (
          <label key={field.name} className={form.check} data-off={field.access !== 'APPLY'}>
            <input
              type="checkbox"
              name={field.name}
              disabled={field.access !== 'APPLY'}
              checked={chosen.includes(field.name)}
              onChange={(event) =>
                choose(
                  event.target.checked
                    ? [...chosen, field.name]
                    : chosen.filter((name) => name !== field.name),
                )
              }
            />
            <span>{text(field.title)}</span>
            <span className={form.aside}>{about(field)}</span>
          </label>
        ))}
      </div>
      <FieldErrors errors={errors} />
    </fieldset>
  );
}
