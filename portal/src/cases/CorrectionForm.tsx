import { type ReactNode, useState } from 'react';
import { elementTitle } from '../components/cases/elements';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { errorAt, errorsElsewhere, FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import { LongText } from '../components/form/LongText';
import { useChange } from '../graphql/useChange';
import { useKept } from '../kept/useKept';
import { useLanguage } from '../language/useLanguage';
import { elementsOf } from './elements';
import { correctionMutation, type FilingFormProps } from './filingQuery';

/** 目录更正申请 (M32): which element, what it says, what it should say, and why. */
export function CorrectionForm({ slug, subject, given, received }: FilingFormProps): ReactNode {
  const { say, text } = useLanguage();
  const elements = elementsOf(subject);
  const named = given.get('element');
  const [chosen, setChosen] = useState(
    elements.find(({ element }) => element === named)?.element ?? 'summary',
  );
  const proposed = useKept(`correction:${slug}:${chosen}`, '');
  const why = useKept(`correction:${slug}:why`, '');
  const { make, sending, errors, failure } = useChange(correctionMutation);
  const current = elements.find(({ element }) => element === chosen)?.current ?? '';
  const submit = async () => {
    const changes = [{ element: chosen, proposed: proposed.value }];
    const result = await make({ input: { dataset: slug, changes, why: why.value } });
    if (!result?.case) return;
    proposed.forget();
    why.forget();
    received(result.case);
  };
  return (
    <form
      data-testid="correction-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className={form.field}>
        <span className={form.label}>{say('哪一处不对', 'What is wrong')}</span>
        <select
          className={form.input}
          name="element"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {elements.map(({ element }) => (
            <option key={element} value={element}>
              {text(elementTitle(element, subject.fields))}
            </option>
          ))}
        </select>
        <span className={form.hint}>
          {current === ''
            ? say('现在没有写', 'It says nothing')
            : say(`现在这样写：${current}`, `It says: ${current}`)}
        </span>
      </label>
      <LongText
        label={say('应当怎样写', 'What it should say')}
        kept={proposed}
        lacking={errorAt(errors, 'changes', text)}
      />
      <LongText
        label={say('理由', 'Why')}
        hint={say(
          '从哪里知道的，有什么可以证明。部门据此答复。',
          'How you know, and what shows it. The department answers by this.',
        )}
        kept={why}
        lacking={errorAt(errors, 'why', text)}
      />
      <FieldErrors errors={errorsElsewhere(errors, ['changes', 'why'])} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" disabled={sending} data-testid="file">
        {say('申请更正这一处', 'Ask for this correction')}
      </Button>
    </form>
  );
}
