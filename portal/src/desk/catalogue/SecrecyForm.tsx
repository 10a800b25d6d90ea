import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import panel from '../Desk.module.css';
import { type EntryDetail, reviewMutation } from './entryQuery';

/** What the second person looks at before he signs (M41). */
export const SECRECY_POINTS = [
  '不含国家秘密、工作秘密（第二条）',
  '个人信息、商业秘密已脱敏或不予开放（第三十一条）',
  '示例值、摘要、说明中没有真实的个人信息',
];
const EMPTY = { opinion: '' };

/** 保密与隐私审查 by a second person: each point looked at, and an opinion in his own words. */
export function SecrecyForm({ entry, done }: { entry: EntryDetail; done: () => void }): ReactNode {
  const kept = useKept(`review:${entry.slug}:${entry.version}`, EMPTY);
  const { opinion } = kept.value;
  const [looked, setLooked] = useState<string[]>([]);
  const { make, sending, errors, failure } = useChange(reviewMutation);
  const maker = entry.versions.at(-1)?.madeBy;
  const submit = async () => {
    const result = await make({ input: { id: entry.id, opinion } });
    if (result?.errors.length !== 0) return;
    kept.forget();
    done();
  };
  return (
    <form
      className={panel.panel}
      data-testid="secrecy-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset className={form.choices}>
        <legend>保密与隐私审查</legend>
        <p className={form.hint}>由{maker}编制；您是第二人，对这一版负责。</p>
        <div className={form.list}>
          {SECRECY_POINTS.map((point) => (
            <label key={point} className={form.check}>
              <input
                type="checkbox"
                name="looked"
                checked={looked.includes(point)}
                onChange={(event) =>
                  setLooked(
                    event.target.checked
                      ? [...looked, point]
                      : looked.filter((other) => other !== point),
                  )
                }
              />
              {point}
            </label>
          ))}
        </div>
      </fieldset>
      <label className={form.field}>
        <span className={form.label}>审查意见</span>
        <textarea
          className={form.input}
          name="secrecyOpinion"
          rows={3}
          value={opinion}
          onChange={(event) => kept.change(() => ({ opinion: event.target.value }))}
        />
        <FieldErrors errors={errors} />
      </label>
      {failure ? <Failure error={failure} /> : null}
      <Button
        type="submit"
        wide
        disabled={sending || looked.length < SECRECY_POINTS.length}
        data-testid="review-secrecy"
      >
        审查通过
      </Button>
    </form>
  );
}
