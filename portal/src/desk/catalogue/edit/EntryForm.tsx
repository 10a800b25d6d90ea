import { useHistory } from '@docusaurus/router';
import { type ReactNode, useState } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { useToast } from '../../../components/feedback/Toasts';
import { Button } from '../../../components/form/Button';
import { FieldErrors } from '../../../components/form/FieldErrors';
import form from '../../../components/form/Form.module.css';
import page from '../../../components/page/Page.module.css';
import { useChange } from '../../../graphql/useChange';
import { useKept } from '../../../kept/useKept';
import { BasisInput } from '../BasisInput';
import { type Declaration, emptyDeclaration } from '../declaration';
import { elementWords } from '../elements';
import { type EntryDetail, saveMutation } from '../entryQuery';
import { FieldsEditor } from '../fields/FieldsEditor';
import { FindingNotes, findingsAt } from '../Findings';
import { AnonymityInput } from './AnonymityInput';
import { ElementInput } from './ElementInput';
import styles from './EntryForm.module.css';
import { GuideInputs } from './GuideInputs';
import { aboutInputs, type Input, opennessInputs, sharingInputs } from './inputs';
import { useCheck } from './useCheck';

interface Work {
  declaration: Declaration;
  reason: string;
}

/** The metadata of an entry, each element with what the checks say of it; kept on this device until saved. */
export function EntryForm({
  entry,
  department,
  divisions,
}: {
  /** Absent for a new entry. */
  entry: EntryDetail | undefined;
  department: string;
  divisions: Record<string, string>;
}): ReactNode {
  const history = useHistory();
  const toast = useToast();
  const [empty] = useState<Work>({
    declaration: entry?.declaration ?? emptyDeclaration(department),
    reason: entry === undefined ? '首次编制' : '',
  });
  const work = useKept<Work>(
    entry === undefined ? `entry-new:${department}` : `entry:${entry.id}:${entry.version}`,
    empty,
    'device',
  );
  const { declaration, reason } = work.value;
  const write = (next: Declaration) => work.change((before) => ({ ...before, declaration: next }));
  const findings = useCheck(entry?.id, declaration);
  const { make, sending, errors, failure } = useChange(saveMutation);
  const wrong = findings.filter(({ severity }) => severity === 'ERROR');
  const save = async () => {
    const result = await make({
      input: {
        ...(entry && { id: entry.id, basedOn: entry.version }),
        declaration: {
          ...declaration,
          classification: declaration.classification.filter(Boolean),
          keywords: declaration.keywords.filter(Boolean),
        },
        reason,
      },
    });
    if (result?.errors.length !== 0) return;
    work.forget();
    toast({ title: `已存为第${result.entries[0]?.version ?? 1}版`, body: declaration.title.zh });
    history.push(`/desk/catalogue/entries/${declaration.slug}`);
  };
  const inputs = (all: Input[]) =>
    all.map((input) => (
      <ElementInput
        key={input.words}
        input={input}
        declaration={declaration}
        findings={findings}
        change={write}
      />
    ));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {work.found ? (
        <p className={page.bar} role="status">
          已恢复上次没有保存的修改。
          <Button
            kind="plain"
            small
            onClick={() => {
              work.change(() => empty);
              work.forget();
            }}
          >
            放弃，从已保存的开始
          </Button>
        </p>
      ) : null}
      <section aria-labelledby="about">
        <h2 id="about">基本信息</h2>
        <div className={styles.inputs}>{inputs(aboutInputs(divisions, entry === undefined))}</div>
      </section>
      <section aria-labelledby="open">
        <h2 id="open">开放</h2>
        <div className={styles.inputs}>{inputs(opennessInputs)}</div>
        <BasisInput
          words="依据"
          bases={declaration.legalBases}
          change={(legalBases) => write({ ...declaration, legalBases })}
        />
        <FindingNotes findings={findingsAt(findings, 'legalBases')} />
      </section>
      <section aria-labelledby="share">
        <h2 id="share">共享</h2>
        <div className={styles.inputs}>{inputs(sharingInputs)}</div>
      </section>
      <section aria-labelledby="fields">
        <h2 id="fields">信息项</h2>
        <FindingNotes findings={findings.filter(({ element }) => element === 'fields')} />
        <FieldsEditor
          fields={declaration.fields}
          findings={findings}
          change={(fields) => write({ ...declaration, fields })}
        />
        <AnonymityInput declaration={declaration} findings={findings} change={write} />
      </section>
      <details className={styles.guide}>
        <summary>目录填报表的其他元素</summary>
        <div className={styles.inputs}>
          <GuideInputs declaration={declaration} change={write} />
        </div>
      </details>
      <section aria-labelledby="save">
        <h2 id="save">保存</h2>
        {wrong.length > 0 ? (
          <div data-testid="left-to-do">
            <p>报送前还须改正{wrong.length}处；不完整也可以先存草稿：</p>
            <ul>
              {wrong.map(({ element, message }) => (
                <li key={element + message.zh}>
                  {elementWords(element)}：{message.zh}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <label className={`${form.field} ${form.wide}`}>
          <span className={form.label}>修改理由</span>
          <input
            className={form.input}
            name="reason"
            value={reason}
            onChange={(event) =>
              work.change((before) => ({ ...before, reason: event.target.value }))
            }
          />
        </label>
        <FieldErrors errors={errors} />
        {failure ? <Failure error={failure} /> : null}
        <p className={page.bar}>
          <Button type="submit" disabled={sending} data-testid="save-entry">
            存草稿
          </Button>
          <span className={page.note}>没有保存的修改留在本机，刷新不会丢</span>
        </p>
      </section>
    </form>
  );
}
