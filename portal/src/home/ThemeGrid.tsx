import Link from '@docusaurus/Link';
import {
  BusFront,
  CloudSun,
  Coins,
  GraduationCap,
  Hospital,
  House,
  Landmark,
  type LucideIcon,
  Map as MapIcon,
  Shapes,
  Sprout,
  Store,
  Users,
  Wind,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { FacetValue } from '../graphql/contract';
import { useLanguage } from '../language/useLanguage';
import styles from './Tiles.module.css';

const ICONS: Record<string, LucideIcon> = {
  AGRICULTURE: Sprout,
  CULTURE_TOURISM: Landmark,
  ECOLOGY: Wind,
  EDUCATION: GraduationCap,
  FINANCE: Coins,
  GEOGRAPHY: MapIcon,
  HEALTH: Hospital,
  MARKET: Store,
  SOCIAL_SECURITY: Users,
  TRANSPORT: BusFront,
  URBAN: House,
  WEATHER_WATER: CloudSun,
};

export function ThemeGrid({ themes }: { themes: FacetValue[] }): ReactNode {
  const { text, say } = useLanguage();
  return (
    <ul className={styles.tiles} data-columns="6">
      {themes.map((theme) => {
        const Icon = ICONS[theme.value] ?? Shapes;
        return (
          <li key={theme.value}>
            <Icon aria-hidden size={22} strokeWidth={1.75} />
            <Link to={`/data?theme=${theme.value}`}>{text(theme.label)}</Link>
            <span>{say(`${theme.count}个`, String(theme.count))}</span>
          </li>
        );
      })}
    </ul>
  );
}
