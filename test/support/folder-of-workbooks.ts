import { type BookType, utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';

/** A file as it lies in an officer's folder, with how many rows of data it holds. */
export interface FolderFile {
  name: string;
  content: Buffer;
  rows: number;
  /** Of which table it is, and of which part. */
  subject: string;
  part: string;
}

/** A table that a department keeps in many files, and how it names them. */
export interface Subject {
  title: string;
  columns: string[];
  /** What a file's name adds to the title: 2024年, 偃师区, nothing. */
  parts: string[];
  rows: (part: string) => (string | number)[][];
}

const FAMILY = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'];
const GIVEN = ['建国', '秀英', '志强', '桂兰', '文静', '海燕', '春梅', '国强'];
const person = (at: number) => `${FAMILY[at % 10]}${GIVEN[at % 8]}`;
const phone = (at: number) => `138${String(10_000_000 + at * 37).slice(0, 8)}`;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
function identityNumber(at: number): string {
  const body = `410302${1970 + (at % 2) * 10}0${1 + (at % 9)}1${at % 10}${String(at % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

const years = Array.from({ length: 11 }, (_, at) => `${2015 + at}年`);
const months = Array.from({ length: 8 }, (_, at) => `2026年${at + 1}月`);
const DISTRICTS = [
  '老城区',
  '西工区',
  '瀍河回族区',
  '涧西区',
  '偃师区',
  '孟津区',
  '洛龙区',
  '新安县',
  '栾川县',
  '嵩县',
  '汝阳县',
  '宜阳县',
  '洛宁县',
  '伊川县',
];

const counted = (title: string, measures: string[], parts: string[], size = 6): Subject => ({
  title,
  columns: ['单位名称', ...measures],
  parts,
  rows: (part) =>
    Array.from({ length: size }, (_, at) => [
      `${title.slice(0, 2)}${at + 1}馆`,
      ...measures.map(
        (_measure, m) =>
          (Number.parseInt(part.replaceAll(/\D/g, ''), 10) * 31 + at * 17 + m * 7) % 997,
      ),
    ]),
});

const places = (title: string, more: string[], size = 5): Subject => ({
  title,
  columns: ['名称', '地址', ...more],
  parts: DISTRICTS,
  rows: (part) =>
    Array.from({ length: size }, (_, at) => [
      `${part}${title.slice(0, 2)}${at + 1}`,
      `${part}中州路${at + 1}号`,
      ...more.map((column) => `${column}${(part.length + at) % 4}`),
    ]),
});

/** Forty people, of whom ten each are alike in sex and year of birth. */
const people = (title: string, more: string[]): Subject => ({
  title,
  columns: ['姓名', '性别', '出生日期', '身份证号', '联系电话', ...more],
  parts: [''],
  rows: () =>
    Array.from({ length: 40 }, (_, at) => [
      person(at),
      at % 4 < 2 ? '男' : '女',
      `${1970 + (at % 2) * 10}-0${1 + (at % 9)}-1${at % 10}`,
      identityNumber(at),
      phone(at),
      ...more.map((column) => `${column}${at % 3}`),
    ]),
});

const single = (title: string, columns: string[]): Subject => ({
  title,
  columns,
  parts: [''],
  rows: () =>
    Array.from({ length: 12 }, (_, at) =>
      columns.map((column, c) => (c === 0 ? `${column}${at + 1}` : (at * 13 + c * 5) % 89)),
    ),
});

/** 30 tables in 200 files: by year, by district, by month, two years each, and single ones. */
export const SUBJECTS: Subject[] = [
  counted('各馆年度参观人数', ['参观人数', '未成年人参观人数'], years),
  counted('馆藏文物数量', ['藏品总数', '珍贵文物数'], years),
  counted('文物保护经费', ['中央资金', '省级资金', '市级资金'], years),
  counted('考古发掘项目', ['项目数', '发掘面积'], years),
  counted('文博活动场次', ['讲座场次', '展览场次'], years),
  counted('文物修复统计', ['修复件数', '在修件数'], years),
  counted('社会教育统计', ['研学人次', '进校园场次'], years),
  counted('文创产品统计', ['品种数', '销售额'], years),
  places('文保单位', ['保护级别', '年代']),
  places('不可移动文物', ['类别']),
  places('博物馆', ['性质', '开放时间']),
  places('考古工地', ['工地状态']),
  places('文物商店', ['许可证号']),
  counted('月度安全检查', ['检查次数', '隐患数'], months),
  counted('月度门票收入', ['门票收入'], months),
  counted('月度讲解场次', ['讲解场次', '听众人数'], months),
  counted('文物捐赠', ['捐赠件数'], ['2024年', '2025年']),
  counted('国际交流', ['来访团组', '出访团组'], ['2024年', '2025年']),
  counted('数字化采集', ['采集件数', '数据量GB'], ['2024年', '2025年']),
  counted('预防性保护', ['监测点数'], ['2024年', '2025年']),
  people('讲解员', ['服务馆点']),
  people('文保员', ['住址']),
  people('修复师', ['职称']),
  single('展厅', ['展厅名称', '面积', '容量']),
  single('库房', ['库房编号', '温度', '湿度']),
  single('合作院校', ['院校名称', '合作年数']),
  single('获奖情况', ['奖项名称', '获奖次数']),
  single('出版物', ['书名', '印数', '页数']),
  single('门票价格', ['票种', '价格']),
  single('停车场', ['停车场名称', '车位数']),
];

const FORMATS: [ending: string, BookType | 'gb18030'][] = [
  ['xlsx', 'xlsx'],
  ['xls', 'biff8'],
  ['et', 'biff8'],
  ['csv', 'gb18030'],
];
/** What people add to the names of files. */
const HABITS = [
  (title: string, part: string) => `${part}${title}`,
  (title: string, part: string) => `${title}（${part}）`,
  (title: string, part: string) => `${title}_${part}`,
  (title: string, part: string) => `${part}${title}(终版)`,
];

/** The files of these tables, each saved in another way, with titles above, totals and notes below. */
export function aFolder(subjects: readonly Subject[] = SUBJECTS): FolderFile[] {
  let nth = 0;
  return subjects.flatMap(({ title, columns, parts, rows }) =>
    parts.map((part): FolderFile => {
      nth += 1;
      const [ending = '', format = 'xlsx'] = FORMATS[nth % FORMATS.length] ?? [];
      const habit = HABITS[nth % HABITS.length];
      const data = rows(part);
      const table = [
        ...(nth % 3 === 0 ? [[`${part}${title}统计表`]] : []),
        columns,
        ...data,
        ...(nth % 5 === 0 && typeof data[0]?.[1] === 'number'
          ? [['合计', ...columns.slice(1).map((_, at) => sum(data, at + 1))]]
          : []),
      ];
      return {
        name: `${part.endsWith('年') ? '历年' : '其他'}/${part === '' ? title : (habit?.(title, part) ?? '')}.${ending}`,
        content: saved(table, format),
        rows: data.length,
        subject: title,
        part,
      };
    }),
  );
}

const sum = (rows: (string | number)[][], at: number) =>
  rows.reduce((total, row) => total + Number(row[at] ?? 0), 0);

function saved(table: (string | number)[][], format: BookType | 'gb18030'): Buffer {
  const sheet = utils.aoa_to_sheet(table);
  if (format === 'gb18030') return iconv.encode(utils.sheet_to_csv(sheet), 'gb18030');
  return write(utils.book_new(sheet, '数据'), { type: 'buffer', bookType: format }) as Buffer;
}
