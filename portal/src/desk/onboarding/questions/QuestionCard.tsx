import type { ReactNode } from 'react';
import page from '../../../components/page/Page.module.css';
import type { CodedError } from '../../../graphql/client';
import panel from '../../Desk.module.css';
import type { Bench, Question } from '../contract';
import { AudienceQuestion } from './AudienceQuestion';
import { EntriesQuestion } from './EntriesQuestion';
import { PartQuestion } from './PartQuestion';
import styles from './Questions.module.css';
import { TogetherQuestion } from './TogetherQuestion';

export interface QuestionProps {
  bench: Bench;
  question: Question;
  busy: boolean;
  /** How the last answer to this question failed. */
  failure: CodedError | undefined;
  /** Gives an answer; `sent` is called once it is taken. */
  answer: (answer: object, sent?: () => void) => void;
  removeFile: (file: string) => void;
}

const BODIES: Record<Question['kind'], (props: QuestionProps) => ReactNode> = {
  SHAPES: TogetherQuestion,
  NAMES: TogetherQuestion,
  SAME_PART: TogetherQuestion,
  PART_UNSAID: PartQuestion,
  SENSITIVE: AudienceQuestion,
  PLAIN: AudienceQuestion,
  ENTRIES: EntriesQuestion,
};

/** One question, with the ways to answer it. */
export function QuestionCard(props: QuestionProps): ReactNode {
  const { bench, question } = props;
  const Body = BODIES[question.kind];
  const tables = bench.tables.filter(({ key }) => question.tables.includes(key));
  const titles = [...new Set(tables.map(({ title }) => title))];
  return (
    <section
      className={`${panel.panel} ${styles.question}`}
      aria-labelledby={headingOf(question)}
      data-testid="question"
      data-kind={question.kind}
      data-question={question.id}
    >
      <h3 id={headingOf(question)} tabIndex={-1}>
        {question.sentence.zh}
      </h3>
      {question.kind === 'ENTRIES' ? null : (
        <p className={page.note}>
          等着的表：{titles.slice(0, 6).join('、')}
          {titles.length > 6 ? `等${tables.length}张` : ''}
        </p>
      )}
      <Body {...props} />
    </section>
  );
}

/** Id of the heading of a question, to which one is led. */
export function headingOf({ id }: Question): string {
  return `question-${encodeURIComponent(id)}`;
}
