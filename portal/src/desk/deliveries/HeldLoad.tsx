import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { useCall } from '../../http/useCall';
import type { FreeTextFinding, LoadDetail, LoadLight } from './contract';
import { FindingsForm } from './FindingsForm';
import { LightPanel } from './LightPanel';
import { Questions } from './Questions';

/** What a held load waits for (M31): rows that could be matched to persons, personal data in free texts, the Bureau. */
export function HeldLoad({ load, done }: { load: LoadDetail; done: () => void }): ReactNode {
  const address = `/deliveries/loads/${load.id}`;
  const light = useCall<LoadLight>(`${address}/light`);
  const found = useCall<{ findings: FreeTextFinding[] }>(`${address}/findings`);
  const error = light.error ?? found.error;
  const reload = () => {
    light.reload();
    found.reload();
    done();
  };
  if (light.data === undefined || found.data === undefined)
    return error ? <Failure error={error} retry={reload} /> : <Opening />;
  return (
    <>
      <LightPanel load={load} view={light.data} done={reload} />
      <FindingsForm load={load} findings={found.data.findings} done={reload} />
      <Questions load={load} questions={light.data.questions} done={reload} />
    </>
  );
}
