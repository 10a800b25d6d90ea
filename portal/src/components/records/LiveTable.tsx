import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/useAddress';
import { useQuery } from '../../graphql/useQuery';
import { useTrail } from '../../graphql/useTrail';
import { useLanguage } from '../../language/useLanguage';
import type { DatasetDetail } from '../dataset/datasetQuery';
import { EmptyState } from '../feedback/EmptyState';
import { Failure } from '../feedback/Failure';
import { Button } from '../form/Button';
import { AddCondition } from './AddCondition';
import styles from './Conditions.module.css';
import { Downloads } from './Downloads';
import { Pager } from './Pager';
import { conditionsOf, conditionText, operatorWords, sortOf, whereOf } from './question';
import { RowTable } from './RowTable';
import { PAGE, recordsQuery } from './recordsQuery';

/** With more rows than these, what a filter picks is made apart from the page. */
const LARGE = 20_000;

/** The rows that I may read, filtered and sorted in the address, page by page on cursors. */
export function LiveTable({ dataset }: { dataset: DatasetDetail }): ReactNode {
  const { say, text, number } = useLanguage();
  const { params, change } = useAddress();
  const trail = useTrail();
  const conditions = params ? conditionsOf(params) : [];
  const sort = params && sortOf(params);
  const known = new Map(dataset.fields.map((field) => [field.name, field]));
  const where = whereOf(conditions, (name) => known.get(name)?.type);
  const query = useQuery(
    recordsQuery,
    params && {
      slug: dataset.slug,
      after: trail.after,
      where,
      orderBy: sort ? [sort] : null,
    },
  );
  const records = query.data?.dataset?.records;
  const atLeast = records?.totalCountPrecision === 'AT_LEAST';
  const ask: typeof change = (edit) => {
    trail.toStart();
    change(edit);
  };
  const readable = dataset.fields.filter((field) => field.access === 'READABLE');
  const withheld = dataset.fields.filter((field) => field.access !== 'READABLE');
  const order = (field: string) =>
    ask((next) => {
      if (sort?.field !== field) next.set('sort', `${field}.ASC`);
      else if (sort.direction === 'ASC') next.set('sort', `${field}.DESC`);
      else next.delete('sort');
    });
  const drop = (gone: string) =>
    ask((next) => {
      const kept = next.getAll('f').filter((one) => one !== gone);
      next.delete('f');
      for (const one of kept) next.append('f', one);
    });
  const first = trail.pagesBefore * PAGE + 1;
  return (
    <div aria-busy={query.status === 'loading'}>
      <div className={styles.conditions}>
        {conditions.map((condition) => (
          <button
            key={conditionText(condition)}
            type="button"
            className={styles.chip}
            onClick={() => drop(conditionText(condition))}
          >
            {text(known.get(condition.field)?.title ?? { zh: condition.field, en: null })}{' '}
            {text(operatorWords[condition.operator])}{' '}
            {condition.operator === 'isNull' ? '' : condition.value}
            <X aria-label={say('去掉', 'remove')} size={14} strokeWidth={2} />
          </button>
        ))}
        <AddCondition
          fields={readable}
          add={(condition) => ask((next) => next.append('f', conditionText(condition)))}
        />
      </div>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {records?.totalCount === 0 ? (
        <EmptyState
          title={say('没有符合的行', 'No row fits')}
          actions={
            <Button kind="secondary" onClick={() => ask((next) => next.delete('f'))}>
              {say('去掉全部筛选', 'Clear all filters')}
            </Button>
          }
        />
      ) : null}
      {records && records.totalCount > 0 ? (
        <>
          <RowTable
            caption={say(
              `第${number(first)}–${number(first + records.nodes.length - 1)}行，共${atLeast ? '至少' : ''}${number(records.totalCount)}行，版本${records.release.number}`,
              `Rows ${number(first)}–${number(first + records.nodes.length - 1)} of ${atLeast ? 'at least ' : ''}${number(records.totalCount)}, release ${records.release.number}`,
            )}
            shown={records.fields.flatMap((name) => known.get(name) ?? [])}
            withheld={withheld}
            rows={records.nodes}
            sort={sort}
            onSort={order}
            slug={dataset.slug}
          />
          <Pager {...trail.turns(records.pageInfo)} />
          <Downloads
            slug={dataset.slug}
            release={records.release.number}
            where={where}
            isLarge={atLeast || records.totalCount > LARGE}
            withGeometry={readable.some(({ type }) => type === 'GEOMETRY')}
          />
        </>
      ) : null}
    </div>
  );
}
