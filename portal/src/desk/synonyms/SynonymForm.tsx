import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import { saveSynonymsMutation, type SynonymGroup } from './synonymQuery';

/** Words written with any of the usual marks between them. */
const BETWEEN = /[\s、，,；;]+/u;

/** One group of synonyms, written in a line; without a group, another one is added. */
export function SynonymForm({
  group,
  done,
  leave,
}: {
  group?: SynonymGroup;
  done: () => void;
  /** Closes it unsaved. */
  leave?: () => void;
}): ReactNode {
  const toast = useToast();
  const kept = useKept(`synonyms:${group?.group ?? 'added'}`, group?.words.join('、') ?? '');
  const { make, sending, errors, failure } = useChange(saveSynonymsMutation);
  const save = async (words: string[]) => {
    const result = await make({
      input: { words, ...(group && { group: group.group, basedOn: group.words }) },
    });
    if (result?.errors.length !== 0) return;
    kept.forget();
    toast({ title: words.length === 0 ? '已去掉这组' : '已保存，下一次检索即用' });
    done();
  };
  return (
    <form
      className={form.wide}
      data-testid={group ? 'change-synonyms' : 'add-synonyms'}
      onSubmit={(event) => {
        event.preventDefault();
        const words = kept.value.split(BETWEEN).filter(Boolean);
        // An empty line must not take a group away: that has a button of its own.
        void save(words.length === 0 ? [''] : words);
      }}
    >
      <label className={form.field}>
        <span className={form.label}>{group ? '这组的词' : '新增一组'}</span>
        <span className={form.hint}>2到30个词，用顿号或空格分开，例如：社保、社会保险</span>
        <input
          className={form.input}
          name="words"
          value={kept.value}
          onChange={(event) => kept.change(() => event.target.value)}
        />
        <FieldErrors errors={errors} />
      </label>
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button
          type="submit"
          kind={group ? 'secondary' : 'primary'}
          disabled={sending}
          data-testid="save-synonyms"
        >
          {group ? '保存这组' : '新增这组'}
        </Button>
        {group ? (
          <Button
            kind="plain"
            disabled={sending}
            data-testid="remove-synonyms"
            onClick={() => void save([])}
          >
            去掉这组
          </Button>
        ) : null}
        {leave ? (
          <Button
            kind="plain"
            onClick={() => {
              kept.forget();
              leave();
            }}
          >
            不改了
          </Button>
        ) : null}
      </p>
    </form>
  );
}
