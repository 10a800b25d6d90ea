import { type ReactNode, useState } from 'react';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import { Facts } from '../../components/page/Facts';
import type { HeldFile, Hints, Preview } from './contract';
import styles from './Reading.module.css';
import { sizeWords } from './words';

const FORMATS: Record<string, string> = {
  CSV: '分隔文本（CSV）',
  WORKBOOK: '工作簿',
  HTML: '网页表格',
  JSON: 'JSON',
  NDJSON: '逐行 JSON',
  GEOJSON: 'GeoJSON',
  XML: 'XML',
};

const INPUTS: {
  name: 'sheet' | 'encoding' | 'delimiter' | 'record';
  words: string;
  hint: string;
}[] = [
  { name: 'sheet', words: '工作表', hint: '工作表的名字' },
  { name: 'encoding', words: '编码', hint: '例如 utf-8、gb18030、utf-16le' },
  { name: 'delimiter', words: '分隔符', hint: '例如 , 或 ; 或 |' },
  { name: 'record', words: '重复的元素', hint: 'XML、JSON 中代表一行的元素' },
];

/** How the file was read; and where that is wrong, how it is to be read. */
export function Reading({
  file,
  preview,
  hints,
  readAgain,
}: {
  file: HeldFile;
  /** Absent where the file could not be read. */
  preview: Preview | undefined;
  hints: Hints;
  readAgain: (hints: Hints) => void;
}): ReactNode {
  const [said, setSaid] = useState<Hints>(hints);
  const reading: Hints = preview?.reading ?? {};
  const write = (part: Hints) => setSaid((before) => ({ ...before, ...part }));
  return (
    <>
      <Facts
        facts={[
          ['文件', `${file.name}，${sizeWords(file.bytes)}`],
          preview && ['格式', FORMATS[preview.format] ?? preview.format],
          reading.sheet && ['工作表', reading.sheet],
          reading.encoding && ['编码', reading.encoding],
          reading.delimiter && [
            '分隔符',
            reading.delimiter === '\t' ? '制表符' : reading.delimiter,
          ],
          reading.record && ['重复的元素', reading.record],
          reading.headerRow !== undefined && [
            '表头',
            reading.headerRow === 0 ? '没有表头' : `第${reading.headerRow}行`,
          ],
          preview && ['列', `${preview.columns.length}列`],
        ]}
      />
      <details className={styles.again} {...(preview ? {} : { open: true })}>
        <summary>读得不对？</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const given = Object.entries(said).filter(
              ([, value]) => value !== '' && value !== undefined,
            );
            readAgain(Object.fromEntries(given));
          }}
        >
          <div className={styles.inputs}>
            <label className={form.field}>
              <span className={form.label}>表头在第几行</span>
              <input
                className={form.input}
                type="number"
                name="headerRow"
                min={0}
                placeholder={String(reading.headerRow ?? '')}
                value={said.headerRow ?? ''}
                onChange={(event) =>
                  setSaid(({ headerRow: _former, ...rest }) =>
                    event.target.value === ''
                      ? rest
                      : { ...rest, headerRow: Number(event.target.value) },
                  )
                }
              />
              <span className={form.hint}>0 为没有表头</span>
            </label>
            {INPUTS.map(({ name, words, hint }) => (
              <label key={name} className={form.field}>
                <span className={form.label}>{words}</span>
                <input
                  className={form.input}
                  name={name}
                  placeholder={reading[name] ?? ''}
                  value={said[name] ?? ''}
                  onChange={(event) => write({ [name]: event.target.value })}
                />
                <span className={form.hint}>{hint}</span>
              </label>
            ))}
          </div>
          <label className={form.check}>
            <input
              type="checkbox"
              name="doubles"
              checked={said.doubles === 'NUMBER'}
              onChange={(event) =>
                setSaid(({ doubles: _former, ...rest }) =>
                  event.target.checked ? { ...rest, doubles: 'NUMBER' } : rest,
                )
              }
            />
            同名的列依次编号（不选则退回）
          </label>
          <Button type="submit" kind="secondary">
            这样再读一遍
          </Button>
        </form>
      </details>
    </>
  );
}
