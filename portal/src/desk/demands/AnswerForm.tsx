import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { operation } from '../../graphql/client';
import type { LegalBasis } from '../../graphql/contract';
import { useChange } from '../../graphql/useChange';
import { useQuery } from '../../graphql/useQuery';
import type { LegalBasisKind } from '../catalogue/declaration';
import { SHARING_BASES } from '../catalogue/words';
import panel from '../Desk.module.css';
import {
  type DeclineGround,
  declineMutation,
  type DemandDetail,
  meetMutation,
} from './demandQuery';
import { groundWords } from './demandWords';

const basesQuery = operation<{ legalBases: (LegalBasis & { kind: LegalBasisKind })[] }>(
  'query SharingBases { legalBases { id title documentNumber article kind } }',
);
const ownQuery = operation<{
  viewer: {
    desk: { entries: { slug: string; title: { zh: string }; publishedVersion: number | null }[] };
  } | null;
}>('query OwnEntries { viewer { desk { entries { slug title { zh } publishedVersion } } } }');
const nothing = {};
type Answer = 'MEET' | DeclineGround;
const ANSWERS: Record<Answer, string> = { MEET: '以本部门条目满足', ...groundWords };

/** The provider's answer: the entry that meets the demand, or why it cannot be given. */
export function AnswerForm({
  demand,
  done,
}: {
  demand: DemandDetail;
  done: () => void;
}): ReactNode {
  const own = useQuery(ownQuery, nothing).data?.viewer?.desk.entries ?? [];
  const bases = useQuery(basesQuery, nothing).data?.legalBases ?? [];
  const [answer, setAnswer] = useState<Answer>('MEET');
  const [entry, setEntry] = useState(demand.entry?.slug ?? '');
  const [legalBasis, setLegalBasis] = useState('');
  const [reason, setReason] = useState('');
  const meet = useChange(meetMutation);
  const decline = useChange(declineMutation);
  const { sending, errors, failure } = answer === 'MEET' ? meet : decline;
  const { id } = demand;
  const submit = async () => {
    const result =
      answer === 'MEET'
        ? await meet.make({
            input: { id, entry, ...(reason.trim() !== '' && { opinion: reason }) },
          })
        : await decline.make({
            input: {
              id,
              ground: answer,
              reason,
              ...(answer === 'NOT_SHARED' && legalBasis !== '' && { legalBasis }),
            },
          });
    if (result?.errors.length === 0) done();
  };
  return (
    <form
      className={panel.panel}
      data-testid="answer-demand-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset className={form.choices}>
        <legend>答复</legend>
        <div className={form.list}>
          {(Object.keys(ANSWERS) as Answer[]).map((value) => (
            <label key={value} className={form.check}>
              <input
                type="radio"
                name="answer"
                value={value}
                checked={answer === value}
                onChange={() => setAnswer(value)}
              />
              {ANSWERS[value]}
            </label>
          ))}
        </div>
      </fieldset>
      {answer === 'MEET' ? (
        <Select
          words="哪一条"
          hint="须已发布、可共享；还没有的先编目，发布后再答复"
          name="entry"
          value={entry}
          change={setEntry}
          choices={own
            .filter(({ publishedVersion }) => publishedVersion !== null)
            .map(({ slug, title }) => [slug, title.zh])}
        />
      ) : null}
      {answer === 'NOT_SHARED' ? (
        <Select
          words="依据"
          hint="法律、行政法规或党中央、国务院政策（第二十五条）"
          name="legalBasis"
          value={legalBasis}
          change={setLegalBasis}
          choices={bases
            .filter(({ kind }) => SHARING_BASES.includes(kind))
            .map((basis) => [basis.id, `《${basis.title}》${basis.article}`])}
        />
      ) : null}
      <label className={form.field}>
        <span className={form.label}>{answer === 'MEET' ? '说明（可不写）' : '理由'}</span>
        <textarea
          className={form.input}
          name="reason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" wide disabled={sending} data-testid="answer-demand">
        答复
      </Button>
    </form>
  );
}

function Select({
  words,
  hint,
  name,
  value,
  choices,
  change,
}: {
  words: string;
  hint: string;
  name: string;
  value: string;
  choices: [value: string, words: string][];
  change: (value: string) => void;
}): ReactNode {
  return (
    <label className={form.field}>
      <span className={form.label}>{words}</span>
      <span className={form.hint}>{hint}</span>
      <select
        className={form.input}
        name={name}
        value={value}
        onChange={(event) => change(event.target.value)}
      >
        <option value="">请选择</option>
        {choices.map(([choice, said]) => (
          <option key={choice} value={choice}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}
