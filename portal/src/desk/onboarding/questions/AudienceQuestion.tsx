import { type ReactNode, useState } from 'react';
import { AudienceInput } from './AudienceInput';
import { AUDIENCES, fieldOf, untreatedWords } from './audiences';
import { ColumnPicker } from './ColumnPicker';
import type { QuestionProps } from './QuestionCard';

/** Who may see the columns of one kind, with what is done to them before that. */
export function AudienceQuestion({
  bench,
  question,
  busy,
  failure,
  answer,
}: QuestionProps): ReactNode {
  const [picked, setPicked] = useState<string[]>([]);
  const columns = bench.columns.filter(({ key }) => question.columns.includes(key));
  const [first] = columns;
  if (first === undefined) return null;
  const chosen = picked.filter((key) => question.columns.includes(key));
  return (
    <>
      <ColumnPicker columns={columns} picked={chosen} pick={setPicked} />
      <AudienceInput
        store={`bench:${bench.id}:${question.id}`}
        subject={
          chosen.length > 0
            ? `勾选的${chosen.length}列`
            : columns.length > 1
              ? `这${columns.length}列`
              : '谁能看'
        }
        audiences={AUDIENCES}
        field={fieldOf(first)}
        untreated={untreatedWords(first)}
        busy={busy}
        failure={failure}
        send={(said, sent) =>
          answer({ ...said, ...(chosen.length > 0 && { columns: chosen }) }, () => {
            setPicked([]);
            sent();
          })
        }
      />
    </>
  );
}
