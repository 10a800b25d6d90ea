import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { Button } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import { useQuery } from '../../graphql/useQuery';
import { useKept } from '../../kept/useKept';
import type { FieldDeclaration, Finding } from '../catalogue/declaration';
import { entryQuery } from '../catalogue/entryQuery';
import { FieldsEditor } from '../catalogue/fields/FieldsEditor';
import type { HeldFile, Hints, SendableDataset } from './contract';
import { LoadPanel } from './LoadPanel';
import { NewEntryPanel } from './NewEntryPanel';
import { PreviewRows } from './PreviewRows';
import { Reading } from './Reading';
import { RejectionTable } from './RejectionTable';
import { TargetInput } from './TargetInput';
import { usePreview } from './usePreview';

interface Work {
  hints: Hints;
  /** The declaration as it is being corrected; absent while nothing was changed. */
  fields?: FieldDeclaration[];
}

const NONE: Finding[] = [];
const NOTHING_SAID: Work = { hints: {} };

/** A file that was sent: how it is read, what it becomes, its declaration, and the way into the dataset. */
export function SendFile({
  file,
  datasets,
  target,
  choose,
  department,
}: {
  file: HeldFile;
  datasets: SendableDataset[];
  target: string | undefined;
  choose: (slug: string | undefined) => void;
  department: string;
}): ReactNode {
  const work = useKept<Work>(`send:${file.id}:${target ?? ''}`, NOTHING_SAID);
  const { hints, fields: written } = work.value;
  const [applied, setApplied] = useState<FieldDeclaration[]>();
  const entry = useQuery(entryQuery, target === undefined ? undefined : { slug: target });
  const preview = usePreview(file.id, { dataset: target, hints, fields: applied });
  // What could not be read under this declaration is not what stood there before.
  const found = preview.error ? undefined : preview.data;
  const published = entry.data?.catalogueEntry?.declaration.fields;
  const fields = written ?? (target === undefined ? found?.declared : published) ?? [];
  const write = (next: FieldDeclaration[]) =>
    work.change((before) => ({ ...before, fields: next }));
  const changed = written !== undefined;
  const waiting = changed && written !== applied;
  const dataset = datasets.find(({ slug }) => slug === target);
  const choosing = (slug: string | undefined) => {
    setApplied(undefined);
    choose(slug);
  };
  return (
    <>
      <TargetInput datasets={datasets} target={target} choose={choosing} />
      <section aria-labelledby="reading">
        <h2 id="reading">文件</h2>
        <Reading
          key={JSON.stringify(hints)}
          file={file}
          preview={found}
          hints={hints}
          readAgain={(said) => work.change((before) => ({ ...before, hints: said }))}
        />
      </section>
      {preview.error ? <Failure error={preview.error} retry={preview.reload} /> : null}
      {preview.status === 'loading' && !found ? <Opening /> : null}
      {found ? (
        <>
          {found.findings.length > 0 ? (
            <section aria-labelledby="findings">
              <h2 id="findings">文件里的情况</h2>
              <ul className={page.text} data-testid="findings">
                {found.findings.map(({ zh }) => (
                  <li key={zh}>{zh}</li>
                ))}
              </ul>
            </section>
          ) : null}
          <section aria-labelledby="becomes" aria-busy={preview.status === 'loading'}>
            <h2 id="becomes">发布后的样子</h2>
            <PreviewRows preview={found} />
            {found.rejections.length > 0 ? (
              <RejectionTable
                caption={`开头各行中会退回的，共${found.rejections.length}处；其余各行载入时逐行核对`}
                rejections={found.rejections}
              />
            ) : null}
          </section>
        </>
      ) : null}
      {fields.length > 0 ? (
        <section aria-labelledby="declaration">
          <h2 id="declaration">声明</h2>
          <p className={page.text}>
            {target === undefined
              ? '系统按文件提出，请逐项核对：名称、类型、开放、敏感和脱敏由部门决定。'
              : '这个数据集按已发布的声明载入。要改的，改后存为目录新版本，经保密审查和发布后生效。'}
          </p>
          <FieldsEditor fields={fields} findings={NONE} change={write} />
          {changed ? (
            <p className={page.bar}>
              <Button
                kind="secondary"
                disabled={!waiting}
                onClick={() => setApplied(written)}
                data-testid="preview-again"
              >
                按修改再看一遍
              </Button>
              <Button
                kind="plain"
                onClick={() => {
                  work.change(({ hints: said }) => ({ hints: said }));
                  setApplied(undefined);
                }}
              >
                放弃修改
              </Button>
              <span className={page.note}>
                {waiting ? '上面还是修改前的样子' : '上面已是修改后的样子'}
              </span>
            </p>
          ) : null}
        </section>
      ) : null}
      {found ? (
        <>
          {dataset ? (
            <LoadPanel
              file={file}
              dataset={dataset}
              hints={hints}
              entry={entry.data?.catalogueEntry ?? undefined}
              written={written}
              done={work.forget}
            />
          ) : target === undefined ? (
            <NewEntryPanel file={file} fields={fields} department={department} done={work.forget} />
          ) : null}
        </>
      ) : null}
    </>
  );
}
