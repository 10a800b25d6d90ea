import type { ReactNode } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { Button } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import { useLanguage } from '../../../language/useLanguage';
import type { Question } from '../contract';
import type { QuestionProps } from './QuestionCard';
import styles from './Questions.module.css';

/** An answer, and what it makes of the files. */
interface Way {
  as: 'ONE' | 'APART';
  words: string;
  meaning: string;
}

const WAYS: Partial<Record<Question['kind'], Way[]>> = {
  SHAPES: [
    { as: 'ONE', words: '一张表', meaning: '合成一个数据集，文件里没有的列留空' },
    { as: 'APART', words: '分开', meaning: '列相同的各成一个数据集' },
  ],
  NAMES: [
    { as: 'ONE', words: '一张表', meaning: '合成一个数据集，加一列“表名”写明取自哪张' },
    { as: 'APART', words: '分开', meaning: '每个名称各成一个数据集' },
  ],
  SAME_PART: [{ as: 'ONE', words: '都要', meaning: '这几个文件的行都算这一份' }],
};

const SHOWN = 8;

/** Whether files are one table; of several files of one part, which are meant. */
export function TogetherQuestion({
  bench,
  question,
  busy,
  failure,
  answer,
  removeFile,
}: QuestionProps): ReactNode {
  const { minute } = useLanguage();
  const files = bench.files.filter(({ id }) => question.files.includes(id));
  const removable = question.kind === 'SAME_PART';
  return (
    <>
      <ul className={styles.files}>
        {files.slice(0, removable ? undefined : SHOWN).map(({ id, name, sentBy, sentAt }) => (
          <li key={id}>
            {name}
            {removable ? (
              <>
                <span className={page.note}>
                  {sentBy}，{minute(sentAt)}报
                </span>
                <Button kind="secondary" small disabled={busy} onClick={() => removeFile(id)}>
                  删去这个
                </Button>
              </>
            ) : null}
          </li>
        ))}
        {!removable && files.length > SHOWN ? <li>等{files.length}个文件</li> : null}
      </ul>
      <div className={styles.ways}>
        {WAYS[question.kind]?.map(({ as, words, meaning }) => (
          <div key={as}>
            <Button
              kind="secondary"
              small
              disabled={busy}
              data-as={as}
              onClick={() => answer({ as })}
            >
              {words}
            </Button>
            <span>{meaning}</span>
          </div>
        ))}
      </div>
      {failure ? <Failure error={failure} /> : null}
    </>
  );
}
