import { z } from 'zod';
import { SENSITIVITY } from '../../db/catalogue/vocabulary.ts';
import type { DesensitizationProfile } from '../../db/desensitization/profiles.ts';
import { PERSONAL_KINDS } from '../../db/desensitization/vocabulary.ts';
import { treatment } from '../compilation/read-declaration.ts';
import { badInput, type Sentence } from '../errors.ts';

const word = z.string().trim().min(1).max(100);
const form = z
  .object({
    kind: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
    titleZh: word,
    titleEn: z.string().trim().max(100),
    names: z.array(word).max(50),
    contents: z.array(z.enum(PERSONAL_KINDS)),
    sensitivity: z.enum(SENSITIVITY),
    treatment: treatment.nullable(),
    quasi: z.boolean(),
    besidePersons: z.boolean(),
    position: z.int().min(0).max(1000),
  })
  .refine(({ names, contents }) => names.length + contents.length > 0, { path: ['names'] })
  .refine((profile) => profile.treatment !== null || profile.quasi, { path: ['treatment'] })
  .refine((profile) => profile.treatment !== null || profile.sensitivity === 'NONE', {
    path: ['sensitivity'],
  });

/** What each element must be. */
const AS_REQUIRED: Record<string, Sentence> = {
  kind: {
    zh: '代号由大写字母、数字和下划线组成，字母开头，2到40个字符',
    en: 'a kind is made of capital letters, digits and underscores, a letter first, 2 to 40 of them',
  },
  titleZh: { zh: '请写名称，不超过100字', en: 'a title of 100 characters at most is needed' },
  titleEn: { zh: '英文名称不超过100个字符', en: 'the English title has 100 characters at most' },
  names: {
    zh: '请写表头里的词，或选单元格里的内容，至少一项；最多50个词，每个不超过100字',
    en: 'columns are recognised by words of the header or by contents, one of them at least; 50 words of 100 characters at most',
  },
  contents: {
    zh: '单元格里的内容只能从所列的选',
    en: 'contents are of the listed kinds',
  },
  sensitivity: { zh: '敏感的列须有处理', en: 'what is sensitive is treated' },
  treatment: {
    zh: '请选一种处理并填好数字；不处理的须标为准标识符',
    en: 'choose a treatment with its number; what is not treated is a quasi-identifier',
  },
  position: { zh: '先后从0到1000', en: 'the position lies between 0 and 1000' },
};

/**
 * Reads what a client sends as a profile (M31).
 * @throws BAD_USER_INPUT naming the element
 */
export function readProfile(given: unknown): DesensitizationProfile {
  const read = form.safeParse(given);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path.join('.') || 'profile';
  const { zh, en } = AS_REQUIRED[path.split('.')[0] ?? ''] ?? {
    zh: `${path} 不合要求`,
    en: `${path} is not as required`,
  };
  throw badInput('WRONG_TYPE', path, zh, en);
}
