import type { ReactNode } from 'react';
import { Figures } from '../components/page/Figures';
import type { OpenFigures } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';

/** Counted when asked; each leads to the list behind it. */
export function HomeFigures({ figures }: { figures: OpenFigures }): ReactNode {
  const { say, number } = useLanguage();
  const { casesAnswered: answered, answeredInTime, medianWorkingDays: median } = figures;
  const none = say('还没有已答复的申请', 'no application answered yet');
  return (
    <Figures
      figures={[
        {
          label: say('提供数据的部门', 'Departments with open data'),
          value: number(figures.departments),
          unit: say('个', ''),
          evidence: say('每个部门都有电话', 'each with its telephone'),
          to: '/departments',
        },
        {
          label: say('可取用的数据', 'Rows to be had'),
          value: number(figures.records),
          unit: say('行', 'rows'),
          evidence: say(
            `${figures.datasets}个数据集的当前版本`,
            `newest releases of ${figures.datasets} datasets`,
          ),
          to: '/data?order=RELEASED',
        },
        {
          label: say('按期答复', 'Answered in time'),
          value: answered === 0 ? '—' : number((100 * answeredInTime) / answered),
          unit: answered === 0 ? '' : '%',
          evidence:
            answered === 0
              ? none
              : say(`${answered}件中${answeredInTime}件`, `${answeredInTime} of ${answered}`),
          to: '/open/ledger',
        },
        {
          label: say('答复用时中位数', 'Median time to the answer'),
          value: median === null ? '—' : number(median),
          unit: median === null ? '' : say('个工作日', 'working days'),
          evidence:
            median === null
              ? say('满五件后统计；法定十个工作日', 'from five answers on; the rule is ten days')
              : say('法定十个工作日', 'the rule is ten working days'),
          to: '/open/ledger',
        },
      ]}
    />
  );
}
