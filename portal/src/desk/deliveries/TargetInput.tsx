import type { ReactNode } from 'react';
import form from '../../components/form/Form.module.css';
import type { SendableDataset } from './contract';

/** Into which dataset a file goes; without one it makes a new entry. */
export function TargetInput({
  datasets,
  target,
  choose,
}: {
  datasets: SendableDataset[];
  target: string | undefined;
  choose: (slug: string | undefined) => void;
}): ReactNode {
  return (
    <label className={`${form.field} ${form.wide}`}>
      <span className={form.label}>报送到</span>
      <select
        className={form.input}
        name="dataset"
        value={target ?? ''}
        onChange={(event) => choose(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">新数据集：按文件编制目录</option>
        {datasets.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title.zh}
          </option>
        ))}
      </select>
    </label>
  );
}
