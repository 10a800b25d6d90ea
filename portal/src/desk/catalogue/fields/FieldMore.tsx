import type { ReactNode } from 'react';
import form from '../../../components/form/Form.module.css';
import { BasisInput } from '../BasisInput';
import type { FieldDeclaration } from '../declaration';
import { withPart } from '../part';
import { ChecksInput } from './ChecksInput';
import styles from './Fields.module.css';
import { NoticeInput } from './NoticeInput';

/** What a 信息项 says besides: its names, meaning, source, checks, own basis and notice. */
export function FieldMore({
  field,
  names,
  change,
}: {
  field: FieldDeclaration;
  names: string[];
  change: (field: FieldDeclaration) => void;
}): ReactNode {
  const describe = (part: { zh?: string; en?: string }) => {
    const description = { zh: '', en: '', ...field.description, ...part };
    const empty = description.zh === '' && description.en === '';
    change(withPart(field, 'description', empty ? undefined : description));
  };
  const texts: { words: string; hint?: string; value: string; write: (text: string) => void }[] = [
    {
      words: '代号',
      hint: '查询用，小写字母开头',
      value: field.name,
      write: (name) => change({ ...field, name }),
    },
    {
      words: '英文名称',
      value: field.title.en,
      write: (en) => change({ ...field, title: { ...field.title, en } }),
    },
    {
      words: '文件中的列名',
      hint: '与名称相同的不填',
      value: field.source ?? '',
      write: (source) => change(withPart(field, 'source', source)),
    },
    {
      words: '示例值',
      hint: '敏感的写虚构值',
      value: field.example ?? '',
      write: (example) => change(withPart(field, 'example', example)),
    },
    { words: '含义', value: field.description?.zh ?? '', write: (zh) => describe({ zh }) },
    { words: '含义（英文）', value: field.description?.en ?? '', write: (en) => describe({ en }) },
  ];
  return (
    <>
      <div className={styles.texts}>
        {texts.map(({ words, hint, value, write }) => (
          <label key={words} className={form.field}>
            <span className={form.label}>{words}</span>
            <input
              className={form.input}
              value={value}
              onChange={(event) => write(event.target.value)}
            />
            {hint ? <span className={form.hint}>{hint}</span> : null}
          </label>
        ))}
      </div>
      <div className={styles.boxes}>
        <label className={form.check}>
          <input
            type="checkbox"
            checked={field.nullable !== false && field.key !== true}
            disabled={field.key === true}
            onChange={(event) =>
              change(withPart(field, 'nullable', event.target.checked ? undefined : false))
            }
          />
          可以为空
        </label>
        <label className={form.check}>
          <input
            type="checkbox"
            checked={field.indexed === true}
            onChange={(event) =>
              change(withPart(field, 'indexed', event.target.checked ? true : undefined))
            }
          />
          常用于筛选、排序
        </label>
        <label className={form.check}>
          <input
            type="checkbox"
            checked={field.base === true}
            onChange={(event) =>
              change(withPart(field, 'base', event.target.checked ? true : undefined))
            }
          />
          基础信息项（无条件共享）
        </label>
        {field.type === 'STRING' ? (
          <label className={form.check}>
            <input
              type="checkbox"
              checked={field.searchable === true}
              onChange={(event) =>
                change(withPart(field, 'searchable', event.target.checked ? true : undefined))
              }
            />
            供按词检索
          </label>
        ) : null}
      </div>
      <ChecksInput field={field} change={change} />
      <BasisInput
        words="自己的依据（比资源更严时必填）"
        bases={field.legalBasis ? [field.legalBasis] : []}
        most={1}
        change={([basis]) => change(withPart(field, 'legalBasis', basis))}
      />
      <NoticeInput field={field} names={names} change={change} />
    </>
  );
}
