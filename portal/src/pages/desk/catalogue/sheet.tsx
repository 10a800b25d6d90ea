import { type ReactNode, useState } from 'react';
import { useToast } from '../../../components/feedback/Toasts';
import button from '../../../components/form/Button.module.css';
import form from '../../../components/form/Form.module.css';
import page from '../../../components/page/Page.module.css';
import { type SheetOutcome, SheetOutcomes } from '../../../desk/catalogue/SheetOutcomes';
import { FileDrop } from '../../../desk/deliveries/FileDrop';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';

const DOWNLOADS = [
  { format: 'xlsx', words: '工作簿（xlsx）' },
  { format: 'csv-utf8', words: 'CSV（UTF-8）' },
  { format: 'csv-gb18030', words: 'CSV（GB 18030）' },
];

/** What digits in a sheet mean differs between products: whoever brings it says which set it uses. */
const CODES = [
  {
    name: 'sharing',
    words: '“共享类型”中的数字',
    sets: {
      GUIDE_123: '1 无条件，2 有条件，3 不予',
      TWO_DIGITS: '01 无条件，02 有条件，03 不予',
      FROM_ZERO: '0 无条件，1 有条件，2 不予',
    },
  },
  {
    name: 'open',
    words: '“是否向社会开放”中的数字',
    sets: { LOCAL_123: '1 无条件，2 有条件，3 不予', GUIDE_YES_NO: '1 是，0 否' },
  },
  {
    name: 'updateCycle',
    words: '“更新周期”中的数字',
    sets: { SIX_IS_YEARLY: '6 为每年', SIX_IS_HALF_YEARLY: '6 为每半年，7 为每年' },
  },
];

/** 目录填报表: the whole list out as departments keep it, and in again. */
export default function Sheet(): ReactNode {
  return (
    <DeskPage
      title="目录填报表"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/catalogue', words: '目录' }]}
    >
      {() => <Filling />}
    </DeskPage>
  );
}

function Filling(): ReactNode {
  const toast = useToast();
  const [codes, setCodes] = useState<Record<string, string>>({});
  const [dryRun, setDryRun] = useState(true);
  const [outcomes, setOutcomes] = useState<SheetOutcome[]>();
  const [tried, setTried] = useState(true);
  const address = (name: string) => {
    const said = Object.entries(codes).filter(([, set]) => set !== '');
    const query = new URLSearchParams({
      name,
      dryRun: String(dryRun),
      ...Object.fromEntries(said),
    });
    return `/desk/filling-sheet?${query.toString()}`;
  };
  return (
    <>
      <h1>目录填报表</h1>
      <p className={page.lead}>
        二十五列的目录填报表，一行一个信息项。下载本部门的全部条目，改好后传回；有矛盾的条目只挡住自己，不影响其他条目。
      </p>
      <h2>下载</h2>
      <p className={page.bar}>
        {DOWNLOADS.map(({ format, words }) => (
          <a
            key={format}
            className={button.button}
            data-kind="secondary"
            href={`/desk/filling-sheet/${format}`}
            download
          >
            {words}
          </a>
        ))}
      </p>
      <h2>上传</h2>
      {CODES.map(({ name, words, sets }) => (
        <label key={name} className={`${form.field} ${form.wide}`}>
          <span className={form.label}>{words}</span>
          <select
            className={form.input}
            name={name}
            value={codes[name] ?? ''}
            onChange={(event) => setCodes({ ...codes, [name]: event.target.value })}
          >
            <option value="">没有数字，写的是文字</option>
            {Object.entries(sets).map(([value, meaning]) => (
              <option key={value} value={value}>
                {meaning}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className={form.check}>
        <input
          type="checkbox"
          name="dryRun"
          checked={dryRun}
          onChange={(event) => setDryRun(event.target.checked)}
        />
        只看结果，不保存
      </label>
      <FileDrop<{ entries: SheetOutcome[] }>
        label="把目录填报表拖到这里"
        hint="xlsx、xls、et 或 CSV，至多 20 MB。"
        address={address}
        sent={({ entries }) => {
          setOutcomes(entries);
          setTried(dryRun);
          if (!dryRun) toast({ title: '填报表已编入目录' });
        }}
      />
      {outcomes ? <SheetOutcomes outcomes={outcomes} tried={tried} /> : null}
    </>
  );
}
