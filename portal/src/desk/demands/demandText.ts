import type { UpdateCycle } from '../../graphql/contract';
import type { DemandDetail, SaveInput, SharingForm } from './demandQuery';

/** A demand as it stands in the form: what is not said is an empty text. */
export interface DemandText {
  title: string;
  /** Data items, one a line or with commas between them. */
  fields: string;
  from: string;
  entry: string;
  duty: string;
  basis: string;
  cycle: UpdateCycle;
  form: SharingForm;
  lacking: string;
  reason: string;
}

type Line = 'title' | 'fields' | 'lacking' | 'duty' | 'basis' | 'reason';

/** The inputs that are written in words, in their order. */
export const LINES: { name: Line; words: string; hint?: string; rows: number }[] = [
  { name: 'title', words: '需要什么数据', hint: '像目录条目的名称，例如：企业登记信息', rows: 1 },
  { name: 'fields', words: '所需信息项', hint: '一行一个，或用顿号隔开', rows: 4 },
  { name: 'lacking', words: '已有条目缺什么（没有相近条目的不填）', rows: 2 },
  { name: 'duty', words: '用于什么职责或事项', rows: 2 },
  { name: 'basis', words: '履行该职责的依据', hint: '法律法规条款或职能文件', rows: 2 },
  { name: 'reason', words: '提出或修改的理由', rows: 1 },
];

export function textOf(demand: DemandDetail | undefined): DemandText {
  return {
    title: demand?.title ?? '',
    fields: demand?.fields.join('\n') ?? '',
    from: demand?.from?.code ?? '',
    entry: demand?.named?.slug ?? '',
    duty: demand?.duty ?? '',
    basis: demand?.basis ?? '',
    cycle: demand?.cycle ?? 'MONTHLY',
    form: demand?.form ?? 'INTERFACE',
    lacking: demand?.lacking ?? '',
    reason: '',
  };
}

export function fieldsOf({ fields }: DemandText): string[] {
  return fields
    .split(/[\n、，,；;]/)
    .map((field) => field.trim())
    .filter((field) => field !== '');
}

export function toInput(text: DemandText, demand: DemandDetail | undefined): SaveInput {
  const { title, from, entry, duty, basis, cycle, form, lacking, reason } = text;
  return {
    ...(demand && { id: demand.id, basedOn: demand.version }),
    title,
    fields: fieldsOf(text),
    ...(from !== '' && { from }),
    ...(entry !== '' && { entry }),
    duty,
    basis,
    cycle,
    form,
    ...(lacking.trim() !== '' && { lacking }),
    reason,
  };
}
