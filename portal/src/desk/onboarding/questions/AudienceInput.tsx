import { type ReactNode, useState } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { Button } from '../../../components/form/Button';
import form from '../../../components/form/Form.module.css';
import page from '../../../components/page/Page.module.css';
import type { CodedError } from '../../../graphql/client';
import { useKept } from '../../../kept/useKept';
import { BasisInput } from '../../catalogue/BasisInput';
import type {
  FieldDeclaration,
  LegalBasisDeclaration,
  Treatment,
} from '../../catalogue/declaration';
import { TreatmentInput } from '../../catalogue/fields/TreatmentInput';
import { withPart } from '../../catalogue/part';
import type { Audience } from '../contract';
import { audienceWords } from './audiences';
import { FaultAt } from './FaultAt';
import styles from './Questions.module.css';

export interface AudienceAnswer {
  audience: Audience;
  desensitization?: Treatment;
  legalBasis?: LegalBasisDeclaration;
  question?: string;
}

interface Work {
  audience?: Audience;
  treatment?: Treatment;
  bases: LegalBasisDeclaration[];
  question: string;
}

const NOTHING: Work = { bases: [], question: '' };
const BESIDE = new Set(['answer.legalBasis', 'answer.question']);

/** 谁能看: one button each; where not everyone may see it, with the basis (M31). */
export function AudienceInput({
  store,
  subject,
  audiences,
  field,
  untreated,
  busy,
  failure,
  send,
}: {
  /** Under which it is kept what was typed. */
  store: string;
  /** What is decided, in words. */
  subject: string;
  audiences: readonly Audience[];
  /** What is treated, as it would be without a choice. */
  field: FieldDeclaration;
  untreated: string;
  busy: boolean;
  failure: CodedError | undefined;
  send: (answer: AudienceAnswer, sent: () => void) => void;
}): ReactNode {
  const kept = useKept(store, NOTHING);
  const [tried, setTried] = useState(false);
  const { audience, treatment, bases, question } = kept.value;
  const write = (part: Partial<Work>) => kept.change((before) => ({ ...before, ...part }));
  const restricted = audience === 'AFTER_APPLICATION' || audience === 'NOBODY';
  const answer = (wanted: Audience) => {
    setTried(true);
    const [legalBasis] = bases;
    const asks = wanted === 'ASK';
    const open = wanted === 'EVERYONE';
    if (asks ? question.trim() === '' : !open && legalBasis === undefined) return;
    send(
      {
        audience: wanted,
        ...(treatment && !asks && wanted !== 'NOBODY' && { desensitization: treatment }),
        ...(legalBasis && !open && !asks && { legalBasis }),
        ...(asks && { question: question.trim() }),
      },
      () => {
        kept.change(() => NOTHING);
        kept.forget();
      },
    );
  };
  const choose = (wanted: Audience) => {
    setTried(false);
    if (wanted === 'EVERYONE') answer(wanted);
    else write({ audience: wanted });
  };
  return (
    <div className={styles.audience}>
      <div className={styles.treatment}>
        <span>脱敏</span>
        <TreatmentInput
          field={withPart(field, 'desensitization', treatment)}
          untreated={untreated}
          change={({ desensitization }) =>
            kept.change((before) => withPart(before, 'treatment', desensitization))
          }
        />
        {treatment ? <span className={page.note}>定下后可在表的预览里看到结果</span> : null}
      </div>
      <div className={styles.choices} role="group" aria-label={`${field.title.zh}：谁能看`}>
        <span>{subject}</span>
        {audiences.map((value) => (
          <Button
            key={value}
            small
            kind="secondary"
            disabled={busy}
            data-audience={value}
            {...(value !== 'EVERYONE' && { 'aria-expanded': value === audience })}
            onClick={() => choose(value)}
          >
            {audienceWords[value]}
          </Button>
        ))}
      </div>
      {restricted || audience === 'ASK' ? (
        <div className={styles.more}>
          {restricted ? (
            <>
              <BasisInput
                words="依据"
                bases={bases}
                most={1}
                change={(next) => write({ bases: next })}
              />
              <FaultAt
                at="answer.legalBasis"
                lacking={tried && bases.length === 0 && '不是人人能看的，须写明依据'}
                failure={failure}
              />
            </>
          ) : (
            <label className={form.field}>
              <span className={form.label}>问什么</span>
              <span className={form.hint}>
                大数据局看得到列名和这句话，看不到数据；答复之前有这一列的表等着。
              </span>
              <textarea
                className={form.input}
                rows={2}
                maxLength={500}
                value={question}
                onChange={(event) => write({ question: event.target.value })}
              />
              <FaultAt
                at="answer.question"
                lacking={tried && question.trim() === '' && '请写明要问什么'}
                failure={failure}
              />
            </label>
          )}
          <Button disabled={busy} data-testid="decide" onClick={() => answer(audience)}>
            {audience === 'ASK' ? '问大数据局' : `定下：${audienceWords[audience]}`}
          </Button>
        </div>
      ) : null}
      {failure && !BESIDE.has(failure.argument ?? '') ? <Failure error={failure} /> : null}
    </div>
  );
}
