import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import form from '../../components/form/Form.module.css';
import { useLanguage } from '../../language/useLanguage';
import type { Decision, FindingAnswer, FreeTextFinding } from './contract';
import styles from './FindingDecision.module.css';

const WORDS: Record<FindingAnswer, string> = {
  MASK: '遮盖后发布',
  DROP: '这一列不发布',
  INTENDED: '有意公开',
};

/** One kind of personal data in one column: how many rows, masked examples, and what is to become of it. */
export function FindingDecision({
  finding,
  decision,
  lacking,
  decide,
}: {
  finding: FreeTextFinding;
  decision: Decision | undefined;
  lacking: boolean;
  decide: (decision: Decision) => void;
}): ReactNode {
  const { minute } = useLanguage();
  const { title, kindTitle, rows, lines, examples, answer, may } = finding;
  const name = `decision ${finding.field} ${finding.kind}`;
  const now: Decision = decision ?? { answer: 'MASK', reason: '', standing: false };
  return (
    <fieldset className={`${form.choices} ${styles.finding}`}>
      <legend>
        “{title.zh}”中的{kindTitle.zh}，{rows}行
      </legend>
      <p className={form.hint}>
        第{lines.slice(0, 5).join('、')}行{lines.length > 5 ? '等' : ''}。例：
        {examples.slice(0, 3).join('；')}
      </p>
      {answer ? (
        <p>
          {WORDS[answer.answer]}
          {answer.reason ? `，${answer.reason}` : ''}（{answer.by}，{minute(answer.at)}
          {answer.standing ? '，以后也照此办' : ''}）
        </p>
      ) : (
        <>
          <div className={form.list}>
            {may.map((value) => (
              <label key={value} className={form.check}>
                <input
                  type="radio"
                  name={name}
                  value={value}
                  checked={decision?.answer === value}
                  onChange={() => decide({ ...now, answer: value })}
                />
                {WORDS[value]}
              </label>
            ))}
          </div>
          {decision?.answer === 'INTENDED' ? (
            <label className={form.field}>
              <span className={form.label}>理由</span>
              <input
                className={form.input}
                value={decision.reason}
                onChange={(event) => decide({ ...decision, reason: event.target.value })}
              />
            </label>
          ) : null}
          {decision ? (
            <label className={form.check}>
              <input
                type="checkbox"
                checked={decision.standing}
                onChange={(event) => decide({ ...decision, standing: event.target.checked })}
              />
              以后的报送也照此办
            </label>
          ) : null}
          {lacking ? (
            <p className={form.error}>
              <CircleAlert aria-hidden size={18} strokeWidth={2} />
              请选一种办法；有意公开的写明理由
            </p>
          ) : null}
        </>
      )}
    </fieldset>
  );
}
