import { useHistory } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import { emptyDeclaration, type FieldDeclaration } from '../catalogue/declaration';
import { saveMutation } from '../catalogue/entryQuery';
import panel from '../Desk.module.css';
import type { HeldFile } from './contract';

/** Makes a draft of a new entry from a file's declaration; the file waits until it is published. */
export function NewEntryPanel({
  file,
  fields,
  department,
  done,
}: {
  file: HeldFile;
  fields: FieldDeclaration[];
  department: string;
  done: () => void;
}): ReactNode {
  const history = useHistory();
  const kept = useKept(`send-new:${file.id}`, {
    title: file.name.replace(/\.[^.]+$/, ''),
    slug: '',
  });
  const { title, slug } = kept.value;
  const { make, sending, errors, failure } = useChange(saveMutation);
  const atSlug = errors.filter(
    ({ path }) => path.at(-1) === 'slug' || path.join('.') === 'declaration.slug',
  );
  const save = async () => {
    const empty = emptyDeclaration(department);
    const result = await make({
      input: {
        declaration: { ...empty, slug, title: { zh: title, en: '' }, fields },
        reason: `按文件“${file.name}”编目`,
      },
    });
    if (result?.errors.length !== 0) return;
    kept.forget();
    done();
    history.push(`/desk/catalogue/entries/${slug}/edit`);
  };
  return (
    <form
      className={panel.panel}
      aria-labelledby="new-entry"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 id="new-entry">编制目录</h2>
      <p>
        新数据集先编目：您编制，本部门另一人登录作保密审查，再报大数据局审核发布。文件留在“待载入的文件”里，发布后一键载入。
      </p>
      <label className={`${form.field} ${form.wide}`}>
        <span className={form.label}>信息资源名称</span>
        <input
          className={form.input}
          name="title"
          value={title}
          onChange={(event) => kept.change((before) => ({ ...before, title: event.target.value }))}
        />
      </label>
      <label className={`${form.field} ${form.wide}`}>
        <span className={form.label}>网址名</span>
        <span className={form.hint}>小写字母、数字和连字符，例如 repair-works；定后不改</span>
        <input
          className={form.input}
          name="slug"
          value={slug}
          onChange={(event) => kept.change((before) => ({ ...before, slug: event.target.value }))}
        />
        <FieldErrors errors={atSlug} />
      </label>
      <FieldErrors
        errors={errorsElsewhere(
          errors.filter((one) => !atSlug.includes(one)),
          [],
        )}
      />
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={sending || slug === ''} data-testid="save-new-entry">
          存为目录草稿
        </Button>
      </p>
    </form>
  );
}
