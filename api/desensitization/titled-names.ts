/** The hundred most common surnames, which more than four in five people have, and the double ones. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const DOUBLE_SURNAMES = '欧阳|司马|诸葛|上官|皇甫|令狐|尉迟|公孙|长孙|慕容|司徒|司空|夏侯|东方';
const TITLES =
  '副?(?:处|科|局|县|区|市|镇|乡|村|院|校|所|队|站|部|厅|股|组|班|会|秘书|董事|理事|行)长|(?:副|村|总支|党委|支部)?(?:主任|书记|经理|校长|主席|站长)|总经理|总监|先生|女士|小姐|老师|医生|医师|大夫|护士|律师|法官|检察官|警官|同志|师傅|教授|工程师|会计|大爷|大妈|阿姨|老板';

/** After these the name is that of a place, a ship or a school, and public. */
const NOT_AFTER = '纪念|故居|旧居|陵园|墓|塑像|号|职业|学院|高等|大学';

/** Surname, up to two further characters of a name (or 某, or *), and a title. */
const TITLED = new RegExp(
  `(?<name>(?:${DOUBLE_SURNAMES}|[${SURNAMES}])[\\u4e00-\\u9fa5]{0,2}?)(?<title>${TITLES})(?!${NOT_AFTER})` +
    // 李工: an engineer, by the surname alone
    `|(?<engineer>[${SURNAMES}])工(?![\\u4e00-\\u9fa5])`,
  'gu',
);

/** What a person is in a matter; the name follows, as in 联系人：王建国. */
const ROLES =
  '联系人|负责人|(?:法定)?代表人|经办人|申请人|当事人|投诉人|举报人|反映人|来[信访电]人|报案人|监护人|承包人|受益人|户主|患者|死者|伤者|姓名';

/** A role, a surname, and one or two characters more: one where the next are those of another word. */
const IN_A_ROLE = new RegExp(
  `(?:${ROLES})[:： 为是]{0,2}(?<name>(?:${DOUBLE_SURNAMES}|[${SURNAMES}])` +
    '(?:[\\u4e00-\\u9fa5](?=电话|手机|联系|反映|来电|身份|住址|[^\\u4e00-\\u9fa5]|$)|[\\u4e00-\\u9fa5]{2}))',
  'gu',
);

const ANY_TITLE = new RegExp(`${TITLES}|[${SURNAMES}]工|${ROLES}`);
/** Each title and each role has one of these; most texts have none, which is seen four times as fast. */
const SIGN = /[长任记理席监生士姐师夫官志授计爷妈姨板工人户者姓]/;

/** Whether a title or a role stands in a text at all; most texts have none. */
export function hasTitle(text: string): boolean {
  return SIGN.test(text) && ANY_TITLE.test(text);
}

/** Words that read like a surname and are none, and titles that belong to a body rather than to a person. */
const NO_NAME =
  /^(?:高[级中等校新]|周口|罗马|唐宫|项目|江[南北西苏河]|方案|金融|石油|白马|万[元人]|钱款|马[寺路上]|田[间径]|林[业场区地]|龙门|向[当上各本其]|段[落位]|史[料馆]|毛[利重]|顾[问客]|江|熊猫|武[装警术汉]|陶[瓷艺]|石[窟材]|夏[季粮令]|秦[岭]|金[属]|严[格]|周[围边一二三四五六日末报]|何[种时]|任[何务命免]|于[是当今]|程[序度]|苏[州]|范[围]|汤[池]|范例|余[额]|沈[阳]|许[可昌]|贺[信卡]|邓小平理论|宋[代朝]|唐[代朝]|孟[津]|孔[子]|谢[谢]|黄[河]|温[泉])/u;

/** Names beside a title or a role, such as 王处长, 李某某先生, 联系人：王建国. What reads like one is told to a person, not decided. */
export function findTitledNames(text: string): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  for (const match of text.matchAll(TITLED)) {
    const { name = '', title = '', engineer } = match.groups ?? {};
    const before = text[match.index - 1] ?? '';
    // 郭村村长, 高新区区长: the name is that of a place.
    const ofPlace = name.length > 1 && title.startsWith(name.slice(-1));
    if (engineer === undefined)
      if (ofPlace || NO_NAME.test(name + title) || NO_NAME.test(before + name)) continue;
    found.push({ at: match.index, length: match[0].length });
  }
  for (const match of text.matchAll(IN_A_ROLE)) {
    const { name = '' } = match.groups ?? {};
    const at = match.index + match[0].length - name.length;
    const known = found.some((one) => one.at <= at && at < one.at + one.length);
    if (!known && !NO_NAME.test(name)) found.push({ at, length: name.length });
  }
  return found;
}

/** The length of the name in such a piece; the rest is the title, if it has one. */
export function nameLength(piece: string): number {
  const match = new RegExp(TITLED.source, 'u').exec(piece);
  return (match?.groups?.['name'] ?? match?.groups?.['engineer'] ?? piece).length;
}
