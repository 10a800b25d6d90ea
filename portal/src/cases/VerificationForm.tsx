import { type ReactNode, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { Button } from '../components/form/Button';
import { errorAt, errorsElsewhere, FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import { LongText } from '../components/form/LongText';
import page from '../components/page/Page.module.css';
import { useChange } from '../graphql/useChange';
import { type Kept, useKept } from '../kept/useKept';
import { useLanguage } from '../language/useLanguage';
import { type FilingFormProps, verificationMutation } from './filingQuery';

const PLACED = ['row', 'stands', 'shouldBe', 'why'];

/** 数据校核申请 (M19): which row and field, what stands there, what it should be, and why. */
export function VerificationForm({ slug, subject, given, received }: FilingFormProps): ReactNode {
  const { say, text } = useLanguage();
  const [field, setField] = useState(given.get('field') ?? '');
  const named = given.get('row') ?? '';
  const row = useKept(`verification:${slug}:row:${named}`, named);
  const stands = useKept(`verification:${slug}:stands`, '');
  const shouldBe = useKept(`verification:${slug}:shouldBe`, '');
  const why = useKept(`verification:${slug}:why`, '');
  const { make, sending, errors, failure } = useChange(verificationMutation);
  const lacking = (name: string) => errorAt(errors, name, text);
  const submit = async () => {
    const result = await make({
      input: {
        dataset: slug,
        row: row.value,
        stands: stands.value,
        shouldBe: shouldBe.value,
        why: why.value,
        ...(field === '' ? {} : { field }),
      },
    });
    if (!result?.case) return;
    for (const kept of [row, stands, shouldBe, why]) kept.forget();
    received(result.case);
  };
  return (
    <form
      data-testid="verification-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={page.lead}>
        {say(
          '校核期间，持有效证明可照常办理业务（第十九条）。',
          'While it runs, business with valid proof goes on (article 19).',
        )}
      </p>
      <Line
        label={say('哪一行', 'Which row')}
        hint={say('写出编号、名称等能认出这一行的内容', 'A number, a name: what tells the row')}
        kept={row}
        name="row"
        lacking={lacking('row')}
      />
      <label className={form.field}>
        <span className={form.label}>{say('哪一列', 'Which field')}</span>
        <select
          className={form.input}
          name="field"
          value={field}
          onChange={(event) => setField(event.target.value)}
        >
          <option value="">{say('整行', 'The whole row')}</option>
          {subject.fields.map(({ name, title }) => (
            <option key={name} value={name}>
              {text(title)}
            </option>
          ))}
        </select>
      </label>
      <Line
        label={say('现在是', 'It says')}
        kept={stands}
        name="stands"
        lacking={lacking('stands')}
      />
      <Line
        label={say('应当是', 'It should say')}
        kept={shouldBe}
        name="shouldBe"
        lacking={lacking('shouldBe')}
      />
      <LongText
        label={say('理由', 'Why')}
        hint={say('从哪里知道的，有什么可以证明。', 'How you know, and what shows it.')}
        kept={why}
        lacking={lacking('why')}
      />
      <FieldErrors errors={errorsElsewhere(errors, PLACED)} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" disabled={sending} data-testid="file">
        {say('申请校核这一处', 'Ask for verification')}
      </Button>
    </form>
  );
}

function Line({
  label,
  hint,
  kept,
  name,
  lacking,
}: {
  label: string;
  hint?: string;
  kept: Kept<string>;
  name: string;
  lacking: string | undefined;
}): ReactNode {
  return (
    <label className={form.field}>
      <span className={form.label}>{label}</span>
      {hint ? <span className={form.hint}>{hint}</span> : null}
      <input
        className={form.input}
        name={name}
        value={kept.value}
        aria-invalid={lacking !== undefined}
        onChange={(event) => kept.change(() => event.target.value)}
      />
      {lacking === undefined ? null : <span className={form.error}>{lacking}</span>}
    </label>
  );
}
