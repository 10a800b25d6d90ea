import { useHistory } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import type { UpdateCycle } from '../../graphql/contract';
import { useChange } from '../../graphql/useChange';
import { useKept } from '../../kept/useKept';
import { type DemandDetail, saveMutation, type SharingForm } from './demandQuery';
import { type DemandText, fieldsOf, LINES, textOf, toInput } from './demandText';
import { formWords, needWords } from './demandWords';
import { Matches } from './Matches';
import { OfficeInput } from './OfficeInput';
import { useMatches } from './useMatches';
import styles from './DemandForm.module.css';

const PLACED = LINES.map(({ name }) => name as string);

/** A demand being written, beside what the city already has of it (M49(6)). */
export function DemandForm({
  demand,
  department,
}: {
  demand: DemandDetail | undefined;
  department: string | undefined;
}): ReactNode {
  const history = useHistory();
  const toast = useToast();
  const empty = textOf(demand);
  const kept = useKept(`demand:${demand?.number ?? 'new'}:${demand?.version ?? 0}`, empty);
  const text = kept.value;
  const matches = useMatches(text.title, fieldsOf(text));
  const { make, sending, errors, failure } = useChange(saveMutation);
  const write = (part: Partial<DemandText>) => kept.change((before) => ({ ...before, ...part }));
  const save = async () => {
    const result = await make({ input: toInput(text, demand) });
    const saved = result?.demands[0];
    if (saved === undefined) return;
    kept.forget();
    toast({ title: `已存为第${saved.version}版`, body: text.title });
    history.push(`/desk/demands/items/${saved.number}`);
  };
  return (
    <form
      className={form.wide}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {LINES.map(({ name, words, hint, rows }) => (
        <div key={name}>
          <label className={form.field}>
            <span className={form.label}>{words}</span>
            {hint ? <span className={form.hint}>{hint}</span> : null}
            {rows === 1 ? (
              <input
                className={form.input}
                name={name}
                value={text[name]}
                onChange={(event) => write({ [name]: event.target.value })}
              />
            ) : (
              <textarea
                className={form.input}
                name={name}
                rows={rows}
                value={text[name]}
                onChange={(event) => write({ [name]: event.target.value })}
              />
            )}
            <FieldErrors errors={errorsAt(errors, name)} />
          </label>
          {name === 'fields' && matches.length > 0 && text.entry === '' ? (
            <section className={styles.matches} aria-label="全市已有的相近条目" role="status">
              <h2>全市已有的相近条目</h2>
              <p className={page.note}>
                已有的不再索要：需要的就是它，请指明；它不敷使用的，在下面写明缺什么。
              </p>
              <Matches
                matches={matches}
                own={department}
                choose={({ entry }) => write({ entry: entry.slug, from: entry.departmentCode })}
              />
            </section>
          ) : null}
          {name === 'fields' && text.entry !== '' ? (
            <p className={page.bar} role="status" data-testid="named-entry">
              需要的就是已有条目 {text.entry}
              <Button kind="plain" small onClick={() => write({ entry: '' })}>
                不是这一条
              </Button>
            </p>
          ) : null}
        </div>
      ))}
      <OfficeInput
        words="向哪个部门要"
        name="from"
        none="不知道，由大数据局确定"
        value={text.from}
        without={department}
        change={(from) => write({ from })}
      />
      <Choice
        words="多久要一次"
        name="cycle"
        choices={needWords}
        value={text.cycle}
        change={(cycle) => write({ cycle: cycle as UpdateCycle })}
      />
      <Choice
        words="以什么方式共享"
        name="form"
        choices={formWords}
        value={text.form}
        change={(way) => write({ form: way as SharingForm })}
      />
      <FieldErrors errors={errorsElsewhere(errors, PLACED)} />
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={sending} data-testid="save-demand">
          存草稿
        </Button>
        <span className={page.note}>不完整也能存；报送前再补齐</span>
      </p>
    </form>
  );
}

function Choice({
  words,
  name,
  choices,
  value,
  change,
}: {
  words: string;
  name: string;
  choices: Record<string, string>;
  value: string;
  change: (value: string) => void;
}): ReactNode {
  return (
    <label className={form.field}>
      <span className={form.label}>{words}</span>
      <select
        className={`${form.input} ${form.short}`}
        name={name}
        value={value}
        onChange={(event) => change(event.target.value)}
      >
        {Object.entries(choices).map(([choice, said]) => (
          <option key={choice} value={choice}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}
