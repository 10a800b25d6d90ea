import type { ReactNode } from 'react';
import { type Edit, useAddress } from '../../address/useAddress';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { Button, ButtonLink } from '../../components/form/Button';
import { Page } from '../../components/page/Page';
import page from '../../components/page/Page.module.css';
import { Pager } from '../../components/records/Pager';
import { useQuery } from '../../graphql/useQuery';
import { useTrail } from '../../graphql/useTrail';
import { useLanguage } from '../../language/useLanguage';
import { LedgerFilters } from '../../ledger/LedgerFilters';
import { LedgerTable } from '../../ledger/LedgerTable';
import { ledgerAddress, ledgerQuery, LINES } from '../../ledger/ledgerQuery';

/** 办件台账: every decided case with its days, for everyone to reckon with. */
export default function Ledger(): ReactNode {
  const { say, number } = useLanguage();
  const { params, change } = useAddress();
  const trail = useTrail();
  const asked = params && ledgerAddress(params);
  const query = useQuery(ledgerQuery, asked && { ...asked, first: LINES, after: trail.after });
  const ledger = query.data?.ledger;
  const narrowed = Object.values(asked ?? {}).some((value) => value !== null);
  const ask = (edit: Edit) => {
    trail.toStart();
    change(edit);
  };
  const clear = () =>
    ask((address) => {
      for (const name of Object.keys(asked ?? {})) address.delete(name);
    });
  return (
    <Page
      title={say('办件台账', 'Ledger of cases')}
      crumbs={[{ to: '/open', words: say('公开', 'Open') }]}
    >
      <h1>{say('办件台账', 'Ledger of cases')}</h1>
      <p className={page.lead}>
        {say(
          '每一件已答复的办件：何时收到、何时到期、何时答复、结果和依据。不写申请人、用途和说明的文字；数据集此后不再开放的，不写名称。与审计记录逐件一致。',
          'Every decided case: when it was received, due and answered, the outcome and its legal basis. No applicant, no purpose, no words written about it; the dataset is left out where it is no longer open. It agrees with the audit trail case by case.',
        )}
      </p>
      {params && (narrowed || (ledger?.totalCount ?? 0) > 0) ? (
        <LedgerFilters params={params} departments={ledger?.departments ?? []} change={ask} />
      ) : null}
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {ledger === undefined && !query.error ? <Opening /> : null}
      {ledger?.totalCount === 0 && !narrowed ? (
        <EmptyState
          title={say('还没有已答复的办件', 'No case has been answered yet')}
          actions={
            <ButtonLink to="/services">{say('看可以办的事', 'See the services')}</ButtonLink>
          }
        >
          {say('第一件答复之后，出现在这里。', 'The first answer will appear here.')}
        </EmptyState>
      ) : null}
      {ledger?.totalCount === 0 && narrowed ? (
        <EmptyState
          title={say('没有符合的办件', 'No case fits')}
          actions={
            <Button kind="secondary" onClick={clear}>
              {say('去掉全部筛选', 'Clear all filters')}
            </Button>
          }
        />
      ) : null}
      {ledger && ledger.totalCount > 0 ? (
        <>
          <LedgerTable
            lines={ledger.edges}
            caption={say(
              `共${number(ledger.totalCount)}件，新答复的在前`,
              `${number(ledger.totalCount)} in all, the newest answer first`,
            )}
          />
          <Pager {...trail.turns(ledger.pageInfo)} />
        </>
      ) : null}
    </Page>
  );
}
