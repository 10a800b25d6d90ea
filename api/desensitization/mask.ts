const stars = (count: number) => '*'.repeat(Math.max(1, count));

/** Longest first, so that 欧阳 is not taken for 欧. */
const DOUBLE_SURNAMES = [
  '欧阳',
  '司马',
  '诸葛',
  '上官',
  '皇甫',
  '令狐',
  '尉迟',
  '公孙',
  '长孙',
  '慕容',
  '司徒',
  '司空',
];

/** Letters of a division's name: none of the words that a street address is made of. */
const LETTER = '[^\\s\\d路街道号村镇乡巷弄院栋楼室市区县]';
/** Province and city where given, then the district; 小区, 社区, 园区 and the like are no districts. */
const DISTRICT = new RegExp(
  `^(?:${LETTER}{2,8}?(?:省|自治区|特别行政区))?(?:${LETTER}{1,9}?(?:市|自治州|地区|盟))?` +
    `(?:${LETTER}{1,9}(?<!小|社|园|院|校|厂|景|库|片|住宅)[区县旗]|(?<=市)${LETTER}{1,6}市)?`,
  'u',
);

/** The first part down to the district, or the coarser part that is there; null where none is. */
function district(text: string): string | null {
  const kept = DISTRICT.exec(text.trim())?.[0] ?? '';
  return kept === '' ? null : kept;
}

/** A mobile keeps its first three and last four digits, a landline its area code and last two. */
function phone(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s()]/g, '')
    .replace(/^\+?86-?(?=[01])/, '');
  const mobile = /^(1[3-9]\d)-?\d{4}-?(\d{4})$/.exec(plain);
  if (mobile !== null) return `${mobile[1]}****${mobile[2]}`;
  const landline = /^(?:(0(?:10|2\d|[3-9]\d\d))-?)?(\d{7,8})$/.exec(plain);
  if (landline === null) return '*';
  const [, area, number = ''] = landline;
  return `${area === undefined ? '' : `${area}-`}${stars(number.length - 2)}${number.slice(-2)}`;
}

/** Of a number of whatever kind more is hidden than kept: a passport or a short account would be nearly whole. */
function keepLess(text: string, first: number, last: number): string {
  const { length } = Array.from(text.trim());
  return length < 2 * (first + last) ? stars(length) : keepEnds(text.trim(), first, last);
}

function keepEnds(text: string, first: number, last: number): string {
  const characters = Array.from(text);
  if (characters.length <= first + last) return stars(characters.length);
  return (
    characters.slice(0, first).join('') +
    stars(characters.length - first - last) +
    (last === 0 ? '' : characters.slice(-last).join(''))
  );
}

/** What each kind of mask keeps; a value of which too little would be hidden is hidden whole. */
export const MASKS = {
  NAME: (text: string) => {
    const name = text.trim();
    const surname = DOUBLE_SURNAMES.some((double) => name.startsWith(double)) ? 2 : 1;
    return keepEnds(name, surname, 0);
  },
  PHONE: phone,
  IDENTITY_NUMBER: (text: string) => keepLess(text, 6, 0),
  ADDRESS: district,
  ACCOUNT: (text: string) => keepLess(text, 0, 4),
  PLATE: (text: string) => keepLess(text, 2, 0),
} satisfies Record<string, (text: string) => string | null>;
