import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { useChange } from '../../graphql/useChange';
import { type Office, renameMutation } from './ruleQuery';

const LINES = [
  { name: 'nameZh', words: '新名称' },
  { name: 'nameEn', words: '英文名称' },
  { name: 'reason', words: '更名依据' },
] as const;
const NAMED: string[] = LINES.map(({ name }) => name);

/** A department gets a new name; what it was called stands in the form, to be mended. */
export function RenameForm({ offices, done }: { offices: Office[]; done: () => void }): ReactNode {
  const toast = useToast();
  const [code, setCode] = useState('');
  const [draft, setDraft] = useState({ nameZh: '', nameEn: '', reason: '' });
  const { make, sending, errors, failure } = useChange(renameMutation);
  const office = offices.find((one) => one.code === code);
  const submit = async () => {
    if (office === undefined) return;
    const result = await make({ input: { department: office.id, ...draft } });
    if (result?.errors.length !== 0) return;
    toast({ title: `${office.name.zh}已更名为${draft.nameZh.trim()}` });
    done();
  };
  return (
    <form
      className={form.wide}
      data-testid="rename-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className={form.field}>
        <span className={form.label}>部门</span>
        <select
          className={form.input}
          name="department"
          value={code}
          onChange={(event) => {
            const chosen = offices.find((one) => one.code === event.target.value);
            setCode(event.target.value);
            setDraft({
              nameZh: chosen?.name.zh ?? '',
              nameEn: chosen?.name.en ?? '',
              reason: '',
            });
          }}
        >
          <option value="">请选择</option>
          {offices.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name.zh}
            </option>
          ))}
        </select>
      </label>
      {office
        ? LINES.map(({ name, words }) => (
            <label key={name} className={form.field}>
              <span className={form.label}>{words}</span>
              <input
                className={form.input}
                name={name}
                value={draft[name]}
                aria-invalid={errorsAt(errors, name).length > 0}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              />
              <FieldErrors errors={errorsAt(errors, name)} />
            </label>
          ))
        : null}
      <FieldErrors errors={errorsElsewhere(errors, NAMED)} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" disabled={sending || office === undefined} data-testid="rename">
        更名
      </Button>
    </form>
  );
}
