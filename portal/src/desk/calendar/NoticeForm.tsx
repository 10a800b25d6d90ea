import { type ReactNode, useState } from 'react';
import type { CalendarYear } from '../../components/calendar/calendarQuery';
import { Failure } from '../../components/feedback/Failure';
import { useToast } from '../../components/feedback/Toasts';
import { Button } from '../../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import { useChange } from '../../graphql/useChange';
import { type HolidayLine, HolidayRows } from './HolidayRows';
import { enterNoticeMutation, type RecountedDeadline } from './noticeMutation';
import { RecountTable } from './RecountTable';

interface Draft {
  document: string;
  title: string;
  holidays: HolidayLine[];
  /** As typed: days apart by blanks, commas or lines. */
  workingDays: string;
}

const NAMED = ['document', 'title', 'holidays', 'workingDays'];

/** What stands now, to be mended; of a year that nobody has entered, its days by law. */
function begin({ year, notices: [inForce], holidays, workingDays }: CalendarYear): Draft {
  if (inForce !== undefined)
    return {
      document: inForce.document,
      title: inForce.title,
      holidays: inForce.holidays.map(({ title, from, to }, key) => ({ key, title, from, to })),
      workingDays: inForce.workingDays.join('\n'),
    };
  const known = holidays.map(({ title, from, to }) => ({ title: title.zh, from, to }));
  const law = [
    { title: '元旦', from: `${year}-01-01`, to: `${year}-01-01` },
    { title: '劳动节', from: `${year}-05-01`, to: `${year}-05-02` },
    { title: '国庆节', from: `${year}-10-01`, to: `${year}-10-03` },
  ];
  return {
    document: '',
    title: `国务院办公厅关于${year}年部分节假日安排的通知`,
    holidays: (known.length > 0 ? known : law).map((one, key) => ({ key, ...one })),
    workingDays: workingDays.join('\n'),
  };
}

/** Entering a notice: tried first, so that everyone sees what it moves before it does. */
export function NoticeForm({ found, done }: { found: CalendarYear; done: () => void }): ReactNode {
  const toast = useToast();
  const [draft, setDraft] = useState(() => begin(found));
  const [tried, setTried] = useState<RecountedDeadline[]>();
  const { make, sending, errors, failure } = useChange(enterNoticeMutation);
  const set = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setTried(undefined);
  };
  const send = async (dryRun: boolean) => {
    const result = await make({
      input: {
        year: found.year,
        document: draft.document,
        title: draft.title,
        holidays: draft.holidays.map(({ title, from, to }) => ({ title, from, to })),
        workingDays: draft.workingDays.split(/[\s,，、;；]+/).filter(Boolean),
        basedOn: found.notices[0]?.version ?? 0,
        dryRun,
      },
    });
    if (result?.errors.length !== 0) return;
    if (dryRun) {
      setTried(result.recounts);
      return;
    }
    toast({
      title: `${found.year}年的安排已录入`,
      body: `${result.recounts.length}个期限已重新计算并告知各方`,
    });
    done();
  };
  return (
    <form
      data-testid="calendar-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send(tried === undefined);
      }}
    >
      {(['document', 'title'] as const).map((name) => (
        <label key={name} className={`${form.field} ${form.wide}`}>
          <span className={form.label}>{name === 'document' ? '文号' : '标题'}</span>
          {name === 'document' ? <span className={form.hint}>如 国办发明电〔2026〕7号</span> : null}
          <input
            className={form.input}
            name={name}
            value={draft[name]}
            aria-invalid={errorsAt(errors, name).length > 0}
            onChange={(event) => set({ [name]: event.target.value })}
          />
          <FieldErrors errors={errorsAt(errors, name)} />
        </label>
      ))}
      <HolidayRows
        holidays={draft.holidays}
        change={(holidays) => set({ holidays })}
        errors={errors}
      />
      <label className={`${form.field} ${form.wide}`}>
        <span className={form.label}>调休上班的周末</span>
        <span className={form.hint}>一行一天，如 {found.year}-09-26；没有则留空</span>
        <textarea
          className={form.input}
          name="workingDays"
          rows={6}
          value={draft.workingDays}
          aria-invalid={errorsAt(errors, 'workingDays').length > 0}
          onChange={(event) => set({ workingDays: event.target.value })}
        />
        <FieldErrors errors={errorsAt(errors, 'workingDays')} />
      </label>
      <FieldErrors errors={errorsElsewhere(errors, NAMED)} />
      {failure ? <Failure error={failure} /> : null}
      {tried ? <RecountTable caption="录入后要重新计算的" recounts={tried} /> : null}
      <div className={page.bar}>
        <Button type="submit" disabled={sending} data-testid="enter-notice">
          {tried ? '录入，重新计算并告知各方' : '试算影响'}
        </Button>
      </div>
    </form>
  );
}
