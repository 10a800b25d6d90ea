import { type WorkingDays, workingDays } from '../procedures/procedure.ts';
import type { Sentence } from '../errors.ts';

export interface UpdateRules {
  title: Sentence;
  article: string;
  source: { document: string; from: string };
  /** From the day of the change to the application. */
  applyWithin: WorkingDays;
  /** From receipt at the Bureau to the altered catalogue. */
  carryOutWithin: WorkingDays;
}

/** 目录更新 (M14): both clocks. A running application keeps the rules under which it was filed. */
export const UPDATE_RULES: UpdateRules = {
  title: { zh: '政务数据资源目录更新', en: 'Update of the catalogue' },
  article: 'M14',
  source: { document: '洛政办〔2020〕39号', from: '2020-07-30' },
  applyWithin: workingDays(10),
  carryOutWithin: workingDays(5),
};
