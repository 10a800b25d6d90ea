import type { FieldDeclaration } from '../../catalogue/declaration';
import type { Audience, BenchColumn } from '../contract';

export const audienceWords: Record<Audience, string> = {
  EVERYONE: '人人可看',
  AFTER_APPLICATION: '申请后可看',
  NOBODY: '都不能看',
  ASK: '不清楚，问大数据局',
};

export const AUDIENCES = Object.keys(audienceWords) as Audience[];

/** A column as it is proposed, in the form in which treatments are chosen anywhere else. */
export function fieldOf({ key, header, proposed }: BenchColumn): FieldDeclaration {
  const { sentence: _, ...rest } = proposed;
  return { name: key, title: { zh: header, en: '' }, openness: 'UNCONDITIONAL', ...rest };
}

/** What happens to a column where no treatment is chosen. */
export function untreatedWords({ proposed: { sensitivity, sentence } }: BenchColumn): string {
  if (sensitivity === 'NONE') return '不脱敏';
  return sentence ? `按建议：${sentence.zh.replace(/。$/, '')}` : '按建议';
}
