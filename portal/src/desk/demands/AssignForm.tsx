import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { errorsAt, errorsElsewhere, FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { useChange } from '../../graphql/useChange';
import panel from '../Desk.module.css';
import { assignMutation, type DemandDetail } from './demandQuery';
import { OfficeInput } from './OfficeInput';

/** 分派: the Bureau says who is to provide it, from which entry or as something yet to be catalogued. */
export function AssignForm({
  demand,
  done,
}: {
  demand: DemandDetail;
  done: () => void;
}): ReactNode {
  const likely = demand.named ?? demand.matches[0]?.entry;
  const [provider, setProvider] = useState(
    demand.named?.departmentCode ?? demand.from?.code ?? likely?.departmentCode ?? '',
  );
  const [entry, setEntry] = useState(demand.named?.slug ?? '');
  const [opinion, setOpinion] = useState('');
  const { make, sending, errors, failure } = useChange(assignMutation);
  const submit = async () => {
    const result = await make({
      input: {
        id: demand.id,
        provider,
        ...(entry.trim() !== '' && { entry: entry.trim() }),
        ...(opinion.trim() !== '' && { opinion }),
      },
    });
    if (result?.errors.length === 0) done();
  };
  return (
    <form
      className={panel.panel}
      data-testid="assign-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>审核通过并分派</h2>
      <OfficeInput
        words="由哪个部门提供"
        name="provider"
        none="请选择"
        value={provider}
        without={demand.department?.code}
        change={setProvider}
      />
      <FieldErrors errors={errorsAt(errors, 'provider')} />
      <label className={form.field}>
        <span className={form.label}>对应条目（网址名）</span>
        <span className={form.hint}>目录中还没有的不填，由提供部门先编目</span>
        <input
          className={form.input}
          name="entry"
          value={entry}
          onChange={(event) => setEntry(event.target.value)}
        />
        <FieldErrors errors={errorsAt(errors, 'entry')} />
      </label>
      <label className={form.field}>
        <span className={form.label}>意见（可不写）</span>
        <textarea
          className={form.input}
          name="opinion"
          rows={2}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
      </label>
      <FieldErrors errors={errorsElsewhere(errors, ['provider', 'entry'])} />
      {failure ? <Failure error={failure} /> : null}
      <Button type="submit" wide disabled={sending || provider === ''} data-testid="assign-demand">
        分派
      </Button>
    </form>
  );
}
