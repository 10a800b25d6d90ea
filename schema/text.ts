import type { Sentence } from '../api/errors.ts';
import { builder } from './builder.ts';

export const Text = builder.objectRef<{ zh: string; en: string | null }>('Text').implement({
  description: '两种语言的文字，以中文为准。 A text in both languages; the Chinese one leads.',
  fields: (t) => ({
    zh: t.exposeString('zh', { description: '中文。 Chinese.' }),
    en: t.exposeString('en', { nullable: true, description: '英文。 English.' }),
  }),
});

/** Both languages from a row that keeps them in two columns. */
export function text(zh: string, en: string | null): Sentence | { zh: string; en: string | null } {
  return { zh, en: en === '' ? null : en };
}

export function optionalText(zh: string | null, en: string | null) {
  return zh === null ? null : text(zh, en);
}
