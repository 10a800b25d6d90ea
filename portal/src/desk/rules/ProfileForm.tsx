import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import type { Sensitivity } from '../catalogue/declaration';
import { TreatmentChoice } from '../catalogue/fields/TreatmentChoice';
import { sensitivityWords } from '../catalogue/words';
import { personalKindWords } from './profileWords';
import styles from './Rules.module.css';
import { keepProfileMutation, type Profile, removeProfileMutation } from './ruleQuery';
import { type DraftProfile, draftOf, profileOf } from './draftProfile';

const SENSITIVITIES = Object.entries(sensitivityWords) as [Sensitivity, string][];
const AT_FIELDS = ['kind', 'titleZh', 'titleEn', 'names', 'contents', 'sensitivity', 'treatment'];

/** One profile; without one, another is added behind all others. */
export function ProfileForm({
  profile,
  position,
  done,
  leave,
}: {
  profile?: Profile;
  position: number;
  done: () => void;
  /** Closes it unsaved. */
  leave: () => void;
}): ReactNode {
  const toast = useToast();
  const kept = useKept<DraftProfile>(`profile:${profile?.kind ?? ''}`, draftOf(profile));
  const { value: draft } = kept;
  const [sure, setSure] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  // It takes the place of what was pressed to open it.
  useEffect(() => first.current?.focus(), []);
  const keep = useChange(keepProfileMutation);
  const remove = useChange(removeProfileMutation);
  const sending = keep.sending || remove.sending;
  const errors = [...keep.errors, ...remove.errors];
  const put = (part: Partial<DraftProfile>) => kept.change((before) => ({ ...before, ...part }));
  const finish = (result: { errors: unknown[] } | undefined, title: string) => {
    if (result?.errors.length !== 0) return;
    kept.forget();
    toast({ title });
    done();
  };
  const save = async () =>
    finish(
      await keep.make({
        input: { profile: profileOf(draft, position), basedOn: profile?.changedAt ?? null },
      }),
      `已保存“${draft.titleZh.trim()}”，以后的报送按它建议`,
    );
  const wrong = (name: string) => errorsAt(errors, name).length > 0;
  const line = (name: 'kind' | 'titleZh' | 'titleEn' | 'names', words: string, hint?: string) => (
    <label className={form.field}>
      <span className={form.label}>{words}</span>
      {hint ? <span className={form.hint}>{hint}</span> : null}
      <input
        ref={name === 'titleZh' ? first : null}
        className={form.input}
        name={name}
        value={draft[name]}
        aria-invalid={wrong(name)}
        onChange={(event) => put({ [name]: event.target.value })}
      />
      <FieldErrors errors={errorsAt(errors, name)} />
    </label>
  );
  return (
    <form
      data-testid="profile-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.columns}>
        {line('titleZh', '名称')}
        {line('titleEn', '英文名称（可不写）')}
        {profile ? null : line('kind', '代号（大写字母、数字、下划线）')}
      </div>
      {line('names', '表头里的词', '含其一即认出，用顿号或逗号分开')}
      <fieldset className={form.choices}>
        <legend>单元格里的内容</legend>
        <div className={styles.boxes}>
          {Object.entries(personalKindWords).map(([kind, words]) => (
            <label key={kind} className={form.check}>
              <input
                type="checkbox"
                checked={draft.contents.includes(kind)}
                onChange={(event) =>
                  put({
                    contents: event.target.checked
                      ? [...draft.contents, kind]
                      : draft.contents.filter((one) => one !== kind),
                  })
                }
              />
              {words}
            </label>
          ))}
        </div>
        <FieldErrors errors={errorsAt(errors, 'contents')} />
      </fieldset>
      <div className={styles.columns}>
        <label className={form.field}>
          <span className={form.label}>敏感级别</span>
          <select
            className={form.input}
            name="sensitivity"
            value={draft.sensitivity}
            aria-invalid={wrong('sensitivity')}
            onChange={(event) => put({ sensitivity: event.target.value as Sensitivity })}
          >
            {SENSITIVITIES.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          <FieldErrors errors={errorsAt(errors, 'sensitivity')} />
        </label>
        <div className={form.field}>
          <span className={form.label}>处理</span>
          <TreatmentChoice
            label="处理"
            none="单独无害，不处理"
            value={draft.treatment ?? undefined}
            change={(treatment) => put({ treatment: treatment ?? null })}
          />
          <FieldErrors errors={errorsAt(errors, 'treatment')} />
        </div>
      </div>
      <div className={styles.boxes}>
        <label className={form.check}>
          <input
            type="checkbox"
            name="quasi"
            checked={draft.quasi}
            onChange={(event) => put({ quasi: event.target.checked })}
          />
          准标识符：和别的列合起来可对上一个人
        </label>
        <label className={form.check}>
          <input
            type="checkbox"
            name="besidePersons"
            checked={draft.besidePersons}
            onChange={(event) => put({ besidePersons: event.target.checked })}
          />
          只在有关于人的列的表中适用
        </label>
      </div>
      <FieldErrors errors={errorsElsewhere(errors, AT_FIELDS)} />
      {[keep.failure, remove.failure].map((failure) =>
        failure ? <Failure key={failure.code} error={failure} /> : null,
      )}
      <p className={page.bar}>
        <Button type="submit" disabled={sending} data-testid="save-profile">
          {profile ? '保存模板' : '新增模板'}
        </Button>
        <Button
          kind="secondary"
          onClick={() => {
            kept.forget();
            leave();
          }}
        >
          不改了
        </Button>
        {profile ? (
          <Button
            kind="plain"
            disabled={sending}
            data-testid="remove-profile"
            onClick={() => {
              if (!sure) return setSure(true);
              void remove
                .make({ input: { kind: profile.kind } })
                .then((result) => finish(result, `已删除“${profile.title.zh}”`));
            }}
          >
            {sure ? `确认删除“${profile.title.zh}”` : '删除模板'}
          </Button>
        ) : null}
      </p>
    </form>
  );
}
