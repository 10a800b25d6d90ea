import { CFB } from '@e965/xlsx';

/**
 * The format of cells to be marked. The writer gives each format a style of its own and knows no colours: to
 * this one they are added. As text, so that a code typed anew keeps its zeros.
 */
export const MARKED = '@';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** The light red that Excel and WPS have for what is bad (ECMA-376, 18.8). 0: plain, 1: marked. */
const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><sz val="11"/><color rgb="FF9C0006"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Colours the cells of a written workbook that have the format MARKED; all others are to have none. */
export function colourMarked(workbook: Buffer): Buffer {
  const archive = CFB.read(workbook, { type: 'buffer' });
  const styles = CFB.find(archive, '/xl/styles.xml');
  if (styles === null) throw new Error('a workbook has its styles');
  styles.content = Buffer.from(STYLES);
  styles.size = styles.content.length;
  return CFB.write(archive, { type: 'buffer', fileType: 'zip', compression: true }) as Buffer;
}
