import type { Sentence } from '../errors.ts';

/** The holidays of 《全国年节及纪念日放假办法》, as State Council notices name them. */
const FESTIVALS: Record<string, string> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Tomb-sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

/** What the calendar package calls some of them. */
const SHORT: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** A holiday in both languages; two in one (国庆节、中秋节) likewise, and what has no English name keeps its own. */
export function festivalName(title: string): Sentence {
  const zh = title.split('、').map((one) => SHORT[one] ?? one);
  return { zh: zh.join('、'), en: zh.map((one) => FESTIVALS[one] ?? one).join(', ') };
}
