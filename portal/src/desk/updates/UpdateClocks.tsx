import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import { StateWord } from '../frame/StateWord';
import type { UpdateLine } from './updateQuery';

type Clocks = Pick<
  UpdateLine,
  'applyBy' | 'filedAt' | 'filedLate' | 'dueAt' | 'provisional' | 'overdue' | 'carriedOutAt'
>;

/** The department's clock: ten working days from the change to the application. */
export function ApplyClock({ update }: { update: Clocks }): ReactNode {
  const { date } = useLanguage();
  return (
    <>
      <StateWord tone={update.filedLate ? 'fault' : 'done'}>
        {update.filedLate ? '逾期申请' : '按期申请'}
      </StateWord>
      {update.filedLate ? `，应在${date(update.applyBy)}前` : ''}
    </>
  );
}

/** The Bureau's clock: five working days from receipt to the altered catalogue. */
export function CarryOutClock({ update }: { update: Clocks }): ReactNode {
  const { date } = useLanguage();
  const { dueAt, overdue, carriedOutAt, provisional } = update;
  if (carriedOutAt !== null)
    return (
      <StateWord tone={overdue ? 'fault' : 'done'}>{overdue ? '逾期办结' : '按期办结'}</StateWord>
    );
  if (dueAt === null) return '还没有起算';
  return (
    <>
      <StateWord tone={overdue ? 'fault' : 'busy'}>{overdue ? '已逾期' : '未到期'}</StateWord>
      ，应在{date(dueAt)}前{provisional ? '（暂计）' : ''}
    </>
  );
}
