import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { useToast } from '../components/feedback/Toasts';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import page from '../components/page/Page.module.css';
import { operation } from '../graphql/client';
import type { Text, UserError } from '../graphql/contract';
import { useChange } from '../graphql/useChange';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';

interface Task {
  id: string;
  number: string;
  applicant: string;
  title: Text;
  body: Text;
  since: string;
}

const tasksQuery = operation<{ viewer: { desk: { phoneTasks: Task[] } | null } | null }>(
  'query PhoneTasks { viewer { desk { phoneTasks { id number applicant title { zh } body { zh } since } } } }',
);
const finishMutation = operation<{ result: { errors: UserError[] } }, { id: string; note: string }>(
  `mutation FinishPhoneTask($id: ID!, $note: String!) {
    result: finishPhoneTask(input: { id: $id, note: $note }) { errors { code message { zh en } path } } }`,
);
const nothing = {};

/** 电话告知: what the law wants told and no mail could deliver; nothing where nobody is to be called. */
export function PhoneTasks(): ReactNode {
  const query = useQuery(tasksQuery, nothing);
  const tasks = query.data?.viewer?.desk?.phoneTasks ?? [];
  if (query.error) return <Failure error={query.error} retry={query.reload} />;
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby="phone-tasks" data-testid="phone-tasks">
      <h2 id="phone-tasks">电话告知</h2>
      <p className={page.text}>这些依法应当告知申请人，邮件没有送到，请打电话。</p>
      <ul className={page.rows}>
        {tasks.map((task) => (
          <Call key={task.id} task={task} done={query.reload} />
        ))}
      </ul>
    </section>
  );
}

function Call({ task, done }: { task: Task; done: () => void }): ReactNode {
  const { minute } = useLanguage();
  const toast = useToast();
  const [note, setNote] = useState('');
  const { make, sending, errors, failure } = useChange(finishMutation);
  const finish = async () => {
    if ((await make({ id: task.id, note }))?.errors.length !== 0) return;
    toast({ title: '已记下', body: task.number });
    done();
  };
  return (
    <li>
      <div className={page.head}>
        <span>
          <Link to={`/desk/cases/${task.number}`}>{task.applicant}</Link>：{task.title.zh}
        </span>
        <span className={page.note}>{minute(task.since)}起</span>
      </div>
      <p className={page.note}>{task.body.zh}</p>
      <form
        className={page.bar}
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        <input
          className={`${form.input} ${form.wide}`}
          aria-label={`${task.number} 打通没有、说了什么`}
          placeholder="打通没有、说了什么"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" kind="secondary" disabled={sending}>
          已打电话
        </Button>
      </form>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
    </li>
  );
}
