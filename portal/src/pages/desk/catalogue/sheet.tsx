import { type ReactNode, useState } from 'react';
import { useToast } from '../../../components/feedback/Toasts';
import button from '../../../components/form/Button.module.css';
import form from '../../../components/form/Form.module.css';
import page from '../../../components/page/Page.module.css';
import { type SheetCodes, SheetCodesInput } from '../../../desk/catalogue/SheetCodes';
import { type SheetOutcome, SheetOutcomes } from '../../../desk/catalogue/SheetOutcomes';
import { FileDrop } from '../../../desk/deliveries/FileDrop';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';

const DOWNLOADS = [
  { format: 'xlsx', words: '工作簿（xlsx）' },
  { format: 'csv-utf8', words: 'CSV（UTF-8）' },
  { format: 'csv-gb18030', words: 'CSV（GB 18030）' },
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
  const [codes, setCodes] = useState<SheetCodes>({});
  const [dryRun, setDryRun] = useState(true);
  const [outcomes, setOutcomes] = useState<SheetOutcome[]>();
  const [tried, setTried] = useState(true);
  const address = (name: string) => {
    const query = new URLSearchParams({ name, dryRun: String(dryRun), ...codes });
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
      <SheetCodesInput codes={codes} change={setCodes} />
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
