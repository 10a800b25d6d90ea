import Link from '@docusaurus/Link';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '../components/form/Button';
import { useLanguage } from '../language/useLanguage';
import { opennessWords } from '../language/words';
import { PlanGround } from './PlanGround';
import { PlanKey } from './PlanKey';
import { PlanTable } from './PlanTable';
import { freshness } from './freshness';
import { type Settled, settle } from './settle';
import { type PlanEntry, useWholeCatalogue } from './useWholeCatalogue';
import { PLAN, WARDS } from './wardGeometry';
import styles from './WardPlan.module.css';

const SLOTS = WARDS.flat().length;

/** The catalogue as the city's plan: one quarter of a ward, one dataset. */
export function WardPlan({ total }: { total: number | undefined }): ReactNode {
  const { say } = useLanguage();
  const entries = useWholeCatalogue(SLOTS);
  const [asTable, setAsTable] = useState(false);
  const [shown, setShown] = useState<Settled<PlanEntry>>();
  const quarters = useMemo(() => settle(entries), [entries]);
  const [now] = useState(() => Date.now());
  return (
    <figure className={styles.figure} data-elder-hide>
      {asTable ? (
        <PlanTable entries={entries} />
      ) : (
        // The table says the same to those who do not see the plan.
        <div className={styles.frame} aria-hidden="true" onPointerLeave={() => setShown(undefined)}>
          <svg viewBox={`-2 -2 ${PLAN.width + 4} ${PLAN.height + 4}`} className={styles.plan}>
            <PlanGround total={total} />
            {quarters.map((quarter) =>
              quarter.item ? (
                <Link
                  key={quarter.item.slug}
                  to={`/data/${quarter.item.slug}`}
                  tabIndex={-1}
                  onPointerEnter={() => setShown(quarter)}
                >
                  <Quarter
                    quarter={quarter}
                    now={now}
                    current={shown?.item === quarter.item}
                    item={quarter.item}
                  />
                </Link>
              ) : (
                <rect
                  key={`${quarter.box.x} ${quarter.box.y}`}
                  {...quarter.box}
                  rx="1"
                  className={styles.empty}
                />
              ),
            )}
          </svg>
          {shown?.item ? <Label quarter={shown} item={shown.item} /> : null}
        </div>
      )}
      <figcaption className={styles.caption}>
        <PlanKey />
        <Button kind="plain" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? say('以坊图查看', 'See the plan') : say('以表格查看', 'See as a table')}
        </Button>
      </figcaption>
    </figure>
  );
}

function Quarter({
  quarter: { box },
  item,
  now,
  current,
}: {
  quarter: Settled<PlanEntry>;
  item: PlanEntry;
  now: number;
  current: boolean;
}): ReactNode {
  const half = item.openness === 'CONDITIONAL';
  return (
    <g className={styles.quarter} data-current={current}>
      <rect
        {...box}
        rx="1"
        className={half ? styles.conditional : styles.free}
        data-fresh={freshness(item.release?.releasedAt, now)}
      />
      {half ? (
        <path className={styles.half} d={`M${box.x} ${box.y}v${box.height}h${box.width}z`} />
      ) : null}
    </g>
  );
}

function Label({
  quarter: { box },
  item,
}: {
  quarter: Settled<PlanEntry>;
  item: PlanEntry;
}): ReactNode {
  const { text, ago, say } = useLanguage();
  const below = box.y < PLAN.height / 2;
  const style = {
    left: `${Math.min(52, Math.max(0, (box.x / PLAN.width) * 100 - 24))}%`,
    ...(below
      ? { top: `${((box.y + box.height + 10) / PLAN.height) * 100}%` }
      : { bottom: `${100 - ((box.y - 8) / PLAN.height) * 100}%` }),
  };
  return (
    <div className={styles.label} style={style}>
      <strong>{text(item.title)}</strong>
      <span>
        {text(opennessWords[item.openness])}
        {say('，', ', ')}
        {text(item.department.name)}
        {item.release ? say('，', ', ') + ago(item.release.releasedAt) : ''}
      </span>
    </div>
  );
}
