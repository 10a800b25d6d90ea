import { describe, expect, test } from 'vitest';
import { FreeTextScan } from '../../../api/desensitization/free-text-scan.ts';
import { maskPieces } from '../../../api/desensitization/mask-piece.ts';
import { findPieces } from '../../../api/desensitization/personal-pieces.ts';
import { aField } from '../../support/dataset.ts';

const kinds = (text: string) =>
  findPieces(text).map(({ kind, at, length }) => [kind, text.slice(at, at + length)]);

describe('personal data is found in the middle of a text', () => {
  test.each<[string, string, string]>([
    ['身份证410305199003071234，请核', 'IDENTITY_NUMBER', '410305199003071234'],
    ['末位小写 41030519900307123x', 'IDENTITY_NUMBER', '41030519900307123x'],
    ['卡号6222021234567890128', 'BANK_CARD', '6222021234567890128'],
    ['Visa 4111 1111 1111 1111', 'BANK_CARD', '4111 1111 1111 1111'],
    ['来电13800001234反映', 'MOBILE', '13800001234'],
    ['电话 138-0000-1234', 'MOBILE', '138-0000-1234'],
    ['全角１３８００００１２３４也算', 'MOBILE', '１３８００００１２３４'],
    ['固话0379-63212345转3', 'PHONE', '0379-63212345'],
    ['(0379) 63212345', 'PHONE', '(0379) 63212345'],
    ['（０３７９）６３２１２３４５', 'PHONE', '（０３７９）６３２１２３４５'],
    ['号码 123-45-6789', 'SOCIAL_SECURITY_NUMBER', '123-45-6789'],
    ['写信到 li.ming@mail.example.com。', 'EMAIL', 'li.ming@mail.example.com'],
    ['联系王处长办理', 'NAME_WITH_TITLE', '王处长'],
    ['李某某先生来信', 'NAME_WITH_TITLE', '李某某先生'],
    ['由刘建国主任答复', 'NAME_WITH_TITLE', '刘建国主任'],
    ['欧阳娜女士', 'NAME_WITH_TITLE', '欧阳娜女士'],
    ['监理李工', 'NAME_WITH_TITLE', '李工'],
    ['门锁损坏，联系人王建国', 'NAME_WITH_TITLE', '王建国'],
    ['联系人：王强电话不通', 'NAME_WITH_TITLE', '王强'],
    ['负责人王建国主任在场', 'NAME_WITH_TITLE', '王建国主任'],
    ['户主 欧阳娜，两口人', 'NAME_WITH_TITLE', '欧阳娜'],
  ])('%s', (text, kind, piece) => {
    expect(kinds(text)).toEqual([[kind, piece]]);
  });

  test.each([
    '统一社会信用代码 91410302MA40000001',
    '经度112.4567890123，纬度34.6543210987',
    '卡号6222021234567890127',
    '2026年11月23日第20261123号',
    'https://example.com/13800001234',
    '国道310线K1380000',
    '高级工程师、项目经理各一名',
    '市文物局长期开放，局长接待日',
    '刘少奇同志纪念馆',
    '孟津区长途汽车站，高新区区长热线',
    '警官职业学院',
    '联系人一栏未填，负责人待定',
    '申请人任何时候可以撤回',
  ])('and not in %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  test.each(
    '处 科 局 县 区 市 镇 乡 村 院 校 所 队 站 部 厅 股 组 班 会 秘书 董事 理事 行'.split(' '),
  )('a name beside the head of a %s', (head) => {
    expect(kinds(`请找钱建国${head}长`)).toEqual([['NAME_WITH_TITLE', `钱建国${head}长`]]);
  });

  test.each(
    '主任 书记 经理 校长 主席 站长 总经理 总监 先生 女士 小姐 老师 医生 医师 大夫 护士 律师 法官 检察官 警官 同志 师傅 教授 工程师 会计 大爷 大妈 阿姨 老板'.split(
      ' ',
    ),
  )('a name beside %s', (title) => {
    expect(kinds(`请找钱建国${title}`)).toEqual([['NAME_WITH_TITLE', `钱建国${title}`]]);
  });

  test.each(
    '联系人 负责人 法定代表人 代表人 经办人 申请人 当事人 投诉人 举报人 反映人 来信人 来访人 来电人 报案人 监护人 承包人 受益人 户主 患者 死者 伤者 姓名'.split(
      ' ',
    ),
  )('a name after %s', (role) => {
    expect(kinds(`${role}：钱建国`)).toEqual([['NAME_WITH_TITLE', '钱建国']]);
  });

  test('what is masked is found no more, and the rest of the text stays', () => {
    const text =
      '王小明处长（13800001234，身份证410305199003071234）已办，卡6222021234567890128，经办人李红';
    const masked = maskPieces(text, findPieces(text));
    expect(masked).toBe(
      '王**处长（138****1234，身份证410305************）已办，卡***************0128，经办人李*',
    );
    expect(findPieces(masked)).toEqual([]);
  });
});

describe('a look through a load', () => {
  const fields = [
    aField('note'),
    aField('phone', { checks: [{ kind: 'PHONE' }] }),
    aField('code', { checks: [{ kind: 'CREDIT_CODE' }] }),
    aField('mail', { desensitization: { method: 'DROP' }, sensitivity: 'PERSONAL' }),
  ];

  test('passes over what its declaration says it holds, and shows examples without what is in them', () => {
    const scan = new FreeTextScan(fields, []);
    const row = ['请13800001234的王处长回电', '13800001234', '6222021234567890128', 'a@b.cn'];
    scan.treat(7, [...row]);
    scan.treat(9, ['a@b.cn', '也可a@b.cn', null, null]);
    expect(scan.undecided()).toEqual([
      {
        field: 'note',
        kind: 'MOBILE',
        rows: 1,
        lines: [7],
        examples: ['请138****1234的*处长回电'],
      },
      {
        field: 'note',
        kind: 'NAME_WITH_TITLE',
        rows: 1,
        lines: [7],
        examples: ['…138****1234的*处长回电'],
      },
      { field: 'note', kind: 'EMAIL', rows: 1, lines: [9], examples: ['***@***'] },
      { field: 'phone', kind: 'EMAIL', rows: 1, lines: [9], examples: ['也可***@***'] },
    ]);
  });

  test('counts every row, however often the same text comes', () => {
    const scan = new FreeTextScan([aField('note')], []);
    for (let line = 1; line <= 600; line++)
      scan.treat(line, [line % 2 === 0 ? '致电13800001234' : `无 ${line % 400}`]);
    expect(scan.found()).toMatchObject([{ kind: 'MOBILE', rows: 300 }]);
  });

  test('carries out what was decided', () => {
    const scan = new FreeTextScan(fields, [
      { field: 'note', kind: 'MOBILE', answer: 'MASK' },
      { field: 'note', kind: 'EMAIL', answer: 'INTENDED' },
      { field: 'phone', kind: 'EMAIL', answer: 'DROP' },
    ]);
    const values = ['13800001234 a@b.cn', '0379-63212345', null, null];
    scan.treat(1, values);
    expect(values).toEqual(['138****1234 a@b.cn', null, null, null]);
    expect(scan.undecided()).toEqual([]);
  });

  test('no example ever shows a piece, however long the text around it', () => {
    const scan = new FreeTextScan([aField('note')], []);
    const numbers = Array.from({ length: 40 }, (_, at) => String(13800001234 + at));
    scan.treat(1, [`前言${'某'.repeat(50)}${numbers.join('，')}`]);
    const [found] = scan.found();
    expect(found?.examples.join()).not.toMatch(/\d{5}/);
  });
});
