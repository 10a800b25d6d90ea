import type { ReactNode } from 'react';
import { Button } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import { sharingWords } from '../catalogue/words';
import type { DemandMatch } from './demandQuery';

/** Entries that look like what is asked for; one may be named as what is meant (M49(6)). */
export function Matches({
  matches,
  own,
  choose,
}: {
  matches: DemandMatch[];
  /** The department that asks; what it holds itself is not asked of others. */
  own: string | undefined;
  choose?: (match: DemandMatch) => void;
}): ReactNode {
  return (
    <ul className={page.rows} data-testid="demand-matches">
      {matches.map((match) => {
        const { slug, title, department, departmentCode, sharing, sharingCondition, baseItems } =
          match.entry;
        return (
          <li key={slug}>
            <p className={page.head}>
              <strong>{title.zh}</strong>
              {departmentCode === own ? <span>本部门自己的</span> : null}
              {choose && departmentCode !== own ? (
                <Button
                  kind="secondary"
                  small
                  data-testid={`name-${slug}`}
                  onClick={() => choose(match)}
                >
                  需要的就是这一条
                </Button>
              ) : null}
            </p>
            <p className={page.meta}>
              <span>{department.zh}</span>
              <span>
                {sharingWords[sharing]}
                {sharingCondition ? `：${sharingCondition.zh}` : ''}
              </span>
              {baseItems.length > 0 && sharing !== 'UNCONDITIONAL' ? (
                <span>其中无条件共享：{baseItems.join('、')}</span>
              ) : null}
              <span>{slug}</span>
              {match.sharedFields.length > 0 ? (
                <span>已有信息项：{match.sharedFields.join('、')}</span>
              ) : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
