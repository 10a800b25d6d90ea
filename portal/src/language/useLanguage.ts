import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { useMemo } from 'react';
import type { Text } from '../graphql/contract';

export interface Language {
  locale: 'zh' | 'en';
  /** Both languages stand side by side, so that neither can be forgotten. */
  say: (zh: string, en: string) => string;
  text: (text: Text) => string;
  number: (value: number) => string;
  date: (value: string) => string;
  shortDate: (value: string) => string;
  /** Day and minute, for columns. */
  minute: (value: string) => string;
  time: (value: string) => string;
  ago: (value: string) => string;
  today: () => string;
}

const zone = 'Asia/Shanghai';

function build(locale: 'zh' | 'en'): Language {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB';
  const long = new Intl.DateTimeFormat(tag, {
    timeZone: zone,
    year: 'numeric',
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
  });
  const weekday = new Intl.DateTimeFormat(tag, { timeZone: zone, weekday: 'short' });
  const short = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  });
  const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  // A bare date is a Beijing day: read at noon there, it cannot slip to its neighbour.
  const at = (value: string) => new Date(value.length === 10 ? `${value}T12:00:00+08:00` : value);
  return {
    locale,
    say,
    // The Chinese text leads: what has not been translated yet is shown in it, and never left out.
    text: (text) => (locale === 'zh' ? text.zh : (text.en ?? text.zh)),
    number: (value) => figures.format(value),
    date: (value) => {
      const day = at(value);
      return locale === 'zh'
        ? `${long.format(day)}（${weekday.format(day)}）`
        : `${weekday.format(day)} ${long.format(day)}`;
    },
    shortDate: (value) => short.format(at(value)),
    today: () => short.format(new Date()),
    minute: (value) => `${short.format(at(value))} ${clock.format(at(value))}`,
    time: (value) => `${short.format(at(value)).slice(5)} ${clock.format(at(value))}`,
    ago: (value) => {
      const minutes = Math.max(0, Math.round((Date.now() - at(value).getTime()) / 60000));
      if (minutes < 60) return say(`${minutes}分钟前更新`, `updated ${minutes} min ago`);
      const hours = Math.round(minutes / 60);
      if (hours < 48) return say(`${hours}小时前更新`, `updated ${hours} h ago`);
      const days = Math.round(hours / 24);
      return say(`${days}天前更新`, `updated ${days} days ago`);
    },
  };
}

export function useLanguage(): Language {
  const { i18n } = useDocusaurusContext();
  const locale = i18n.currentLocale === 'en' ? 'en' : 'zh';
  return useMemo(() => build(locale), [locale]);
}
