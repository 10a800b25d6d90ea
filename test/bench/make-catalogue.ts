import { field, KEY, OPEN_SYNTHETIC, syntheticNote } from '../../api/seed/declare.ts';
import { departments } from '../../api/seed/departments.ts';
import { counties } from '../../api/seed/divisions.ts';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { FIELD_TYPE, THEME, UPDATE_CYCLE } from '../../db/catalogue/vocabulary.ts';

/** The things that a city keeps lists of: [Chinese, English]. */
export const SUBJECTS =
  `幼儿园 kindergarten,图书馆 library,体育馆 stadium,加油站 petrol,公共厕所 toilet,消防栓 hydrant,路灯 streetlamp,
桥梁 bridge,隧道 tunnel,水库 reservoir,泵站 pump,古树名木 tree,公园 park,菜市场 grocer,药店 pharmacy,养老机构 eldercare,
派出所 police,法律援助 legal,公证处 notary,邮政网点 post,快递网点 courier,充电设施 charger,热力站 heating,燃气门站 gas,
垃圾中转站 waste,污水处理厂 sewage,气象站 weather,地质灾害点 geohazard,文化站 culture,电影院 cinema,网吧 internet,
宾馆 hotel,旅行社 travel,驾校 driving,汽车维修 repair,出租汽车 taxi,物流园 logistics,粮库 granary,种子 seed,
畜禽养殖 livestock,农机 machinery,林地 forest,矿山 mine,建筑工地 construction,商品房 housing,物业服务 property,
食品生产 food,餐饮单位 catering,特种设备 elevator,计量器具 measuring`
    .split(',')
    .map((subject) => subject.trim().split(' '));
export const KINDS = [
  '名录',
  '分布',
  '年度统计',
  '监督检查结果',
  '运行情况',
  '建设计划',
  '投诉处理',
  '经费支出',
];

/** Every subject has this many datasets at most. */
export const OF_EACH_SUBJECT = 200;
/** In a small catalogue too, the first subjects have more than a page. */
const FIRST_SUBJECTS = 3;
const IN_SMALL = 25;

/** The numbered dataset of a made-up city: each catalogue is the beginning of every larger one. */
export function benchDataset(at: number): DatasetDeclaration {
  const early = FIRST_SUBJECTS * IN_SMALL;
  const subject = SUBJECTS[at < early ? at % FIRST_SUBJECTS : subjectAfter(at - early)] ?? [];
  const [zh = '', en = ''] = subject;
  const county = counties[at % counties.length];
  const kind = KINDS[at % KINDS.length] ?? '';
  const department = departments[at % departments.length]?.code ?? '';
  return {
    ...OPEN_SYNTHETIC,
    slug: `bench-${at}`,
    title: { zh: `${county?.name.zh}${zh}${kind}（第${at}号）`, en: `List ${at}: ${en}` },
    summary: {
      zh: `${county?.name.zh}范围内${zh}的基本信息与${kind}，由主管单位逐项核对后登记。`,
      en: `What is registered of each ${en} in ${county?.name.en}, number ${at}.`,
    },
    department,
    theme: THEME[at % THEME.length] ?? 'URBAN',
    classification: ['3', '99', '001'],
    keywords: [zh, kind, '民生', en],
    updateCycle: UPDATE_CYCLE[at % UPDATE_CYCLE.length] ?? 'YEARLY',
    division: county?.code ?? '410300',
    sourceNote: syntheticNote('全部虚构', 'everything is invented'),
    fields: [
      field('number', '编号', 'Number', 'STRING', 'A0000', KEY),
      field('name', `${zh}名称`, 'Name', 'STRING', '示例', { nullable: false }),
      ...FIELD_TYPE.map((type, position) =>
        field(`item${position}`, `${kind}指标${position}`, `Item ${position}`, type, ''),
      ),
    ],
  };
}

function subjectAfter(at: number): number {
  const remaining = FIRST_SUBJECTS * (OF_EACH_SUBJECT - IN_SMALL);
  if (at < remaining * 10 && at % 10 === 0) return (at / 10) % FIRST_SUBJECTS;
  return FIRST_SUBJECTS + (at % (SUBJECTS.length - FIRST_SUBJECTS));
}
