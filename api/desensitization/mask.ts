const stars = (count: number) => '*'.repeat(Math.max(1, count));

/** Longest first, so that 欧阳 is not taken for 欧. */
const DOUBLE_SURNAMES = ['欧阳', '司马', '诸葛', '上官', '皇甫', '令狐', '尉迟', '公孙', '长孙', '慕容', '司徒', '司空'];

const DISTRICT = /^.*?(?:自治县|[\u4e00-\u9fff]{1,6}?[区县旗]|[\u4e00-\u9fff]{1,6}?市(?!.{0,8}[区县]))/u;

function keepEnds(text: string, first: number, last: number): string {
  const characters = [...text];
  if (characters.length <= first + last) return stars(characters.length);
  return (
    characters.slice(0, first).join('') +
    stars(characters.length - first - last) +
    (last === 0 ? '' : characters.slice(-last).join(''))
  );
}

/** What each kind of mask keeps; a value shorter than what would be kept is hidden whole. */
export const MASKS = {
  NAME: (text: string) => {
    const name = text.trim();
    const surname = DOUBLE_SURNAMES.some((double) => name.startsWith(double)) ? 2 : 1;
    return keepEnds(name, surname, 0);
  },
  PHONE: (text: string) => keepEnds(text.trim(), 3, 4),
  IDENTITY_NUMBER: (text: string) => keepEnds(text.trim(), 6, 0),
  ADDRESS: (text: string) => DISTRICT.exec(text.trim())?.[0] ?? null,
  ACCOUNT: (text: string) => keepEnds(text.trim(), 0, 4),
  PLATE: (text: string) => keepEnds(text.trim(), 2, 0),
} satisfies Record<string, (text: string) => string | null>;
