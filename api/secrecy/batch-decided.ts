import { Refusal } from '../errors.ts';

/** A batch is decided once; what is left of it is reviewed one by one. */
export function batchDecided(): Refusal {
  return new Refusal('CONFLICT', {
    argument: 'batch',
    message: {
      zh: '本批次已有结论，其余条目逐条审查',
      en: 'the batch is decided; what is left is reviewed one by one',
    },
  });
}
