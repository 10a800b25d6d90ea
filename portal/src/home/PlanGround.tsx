import type { ReactNode } from 'react';
import { useLanguage } from '../language/useLanguage';
import { EAST_CITY, IMPERIAL_CITY, MARKETS, PALACE, PLAN } from './wardGeometry';
import styles from './WardPlan.module.css';

/** Palace, river, markets and the avenue: what of the plan is city and no data. */
export function PlanGround({ total }: { total: number | undefined }): ReactNode {
  const { say, number } = useLanguage();
  const middle = PALACE.x + PALACE.width / 2;
  return (
    <>
      <path
        className={styles.water}
        d="M0 261C60 266 120 266 180 264 260 260 300 246 360 243 440 239 500 233 592 222V248C500 261 440 265 370 267 310 269 250 290 180 292 120 294 60 293 0 290Z"
      />
      <path className={styles.canal} d="M328 185.5h264" />
      <text className={styles.river} x="26" y="280">
        {say('洛河', 'Luo')}
      </text>
      <text className={styles.river} x="546" y="243">
        {say('洛河', 'Luo')}
      </text>
      <rect {...PALACE} className={styles.wall} />
      <rect {...IMPERIAL_CITY} className={styles.wall} />
      <rect {...EAST_CITY} className={styles.wall} />
      <text className={styles.total} x={middle} y="88">
        {total === undefined ? '' : number(total)}
      </text>
      <text className={styles.word} x={middle} y="118">
        {say('个开放数据集', 'open datasets')}
      </text>
      <text className={styles.small} x={middle} y="186">
        {say('不予开放的不在图上', 'What is not opened')}
      </text>
      <text className={styles.small} x={middle} y="206">
        {say('一格一项，空坊待开', 'is not on this plan')}
      </text>
      {MARKETS.map((market) => (
        <g key={market.zh}>
          <rect
            x={market.x}
            y={market.y}
            width={market.width}
            height={market.height}
            className={styles.wall}
          />
          <text
            className={styles.small}
            x={market.x + market.width / 2}
            y={market.y + market.height / 2 + 4}
          >
            {say(market.zh, 'Market')}
          </text>
        </g>
      ))}
      <path className={styles.axis} d={`M${PLAN.axis} 228V605M${PLAN.axis - 11} 577h22`} />
      <text className={styles.gate} x={PLAN.axis + 19} y="590">
        {say('定鼎门', 'Dingding Gate')}
      </text>
    </>
  );
}
