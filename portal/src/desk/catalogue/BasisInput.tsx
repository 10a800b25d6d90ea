import { type ReactNode, useState } from 'react';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import { operation } from '../../graphql/client';
import type { LegalBasis } from '../../graphql/contract';
import { useQuery } from '../../graphql/useQuery';
import styles from './BasisInput.module.css';
import type { LegalBasisDeclaration, LegalBasisKind } from './declaration';
import { basisKindWords } from './words';

const basesQuery = operation<{ legalBases: (LegalBasis & { kind: LegalBasisKind })[] }>(
  'query Bases { legalBases { id title documentNumber article kind } }',
);
const nothing = {};
const NEW = 'NEW';
const EMPTY: LegalBasisDeclaration = { title: '', article: '', kind: 'LAW' };

/** 依据 (M31): from the register, or one that is not in it yet. */
export function BasisInput({
  words,
  bases,
  most = 20,
  change,
}: {
  words: string;
  bases: LegalBasisDeclaration[];
  most?: number;
  change: (bases: LegalBasisDeclaration[]) => void;
}): ReactNode {
  const query = useQuery(basesQuery, nothing);
  const [writing, setWriting] = useState<LegalBasisDeclaration>();
  const known = query.data?.legalBases ?? [];
  const add = (basis: LegalBasisDeclaration) => change([...bases, basis]);
  const choose = (id: string) => {
    if (id === NEW) setWriting(EMPTY);
    const found = known.find((basis) => basis.id === id);
    if (found === undefined) return;
    const { title, documentNumber, article, kind } = found;
    add({ title, article, kind, ...(documentNumber !== null && { documentNumber }) });
  };
  return (
    <fieldset className={form.choices}>
      <legend>{words}</legend>
      {bases.length > 0 ? (
        <ul className={styles.bases}>
          {bases.map((basis, at) => (
            <li key={basis.title + basis.article}>
              《{basis.title}》{basis.documentNumber ? `（${basis.documentNumber}）` : ''}
              {basis.article}
              <Button kind="plain" small onClick={() => change(bases.toSpliced(at, 1))}>
                去掉
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {bases.length < most && writing === undefined ? (
        <select
          className={form.input}
          aria-label={`加一条${words}`}
          value=""
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">加一条依据</option>
          {known.map((basis) => (
            <option key={basis.id} value={basis.id}>
              《{basis.title}》{basis.article}
            </option>
          ))}
          <option value={NEW}>登记册里没有，另写</option>
        </select>
      ) : null}
      {writing ? (
        <div className={styles.writing}>
          {(['title', 'documentNumber', 'article'] as const).map((name) => (
            <label key={name} className={form.field}>
              <span className={form.label}>
                {{ title: '文件名', documentNumber: '文号（法律不填）', article: '条款' }[name]}
              </span>
              <input
                className={form.input}
                value={writing[name] ?? ''}
                onChange={(event) => setWriting({ ...writing, [name]: event.target.value })}
              />
            </label>
          ))}
          <label className={form.field}>
            <span className={form.label}>种类</span>
            <select
              className={form.input}
              value={writing.kind}
              onChange={(event) =>
                setWriting({ ...writing, kind: event.target.value as LegalBasisKind })
              }
            >
              {Object.entries(basisKindWords).map(([value, kind]) => (
                <option key={value} value={value}>
                  {kind}
                </option>
              ))}
            </select>
          </label>
          <div>
            <Button
              kind="secondary"
              disabled={writing.title.trim() === '' || writing.article.trim() === ''}
              onClick={() => {
                const { documentNumber, ...rest } = writing;
                add(documentNumber ? { ...rest, documentNumber } : rest);
                setWriting(undefined);
              }}
            >
              加上这条
            </Button>{' '}
            <Button kind="plain" onClick={() => setWriting(undefined)}>
              不加
            </Button>
          </div>
        </div>
      ) : null}
    </fieldset>
  );
}
