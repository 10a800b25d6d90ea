import { parseArgs } from 'node:util';
import { answerCommand } from './answer-command.ts';
import { calendarCommand } from './calendar-command.ts';
import { importCommand } from './import-command.ts';
import { keyCommand } from './key-command.ts';

const USAGE = `npm run opendata -- COMMAND
  import FILE --slug SLUG [--dry-run] [--title 标题] [--department CODE] [--theme THEME]
         [--made-by PERSON --reviewed-by PERSON]
         [--encoding E] [--delimiter D] [--sheet S] [--header-row N, 0 for none]
         [--number-doubles] [--record ELEMENT] [--note 变更说明]
                    brings a file into a dataset: a new one, or a new release of an existing one
  answer LOAD [--field F --kind K --as MASK|DROP|INTENDED --by PERSON [--reason 理由] [--standing]]
                    lists the personal data for which a load is held, records a decision on it,
                    and once all are made lets the load go on
  calendar YEAR     prints the holidays and the adjusted working days of a year
  calendar FILE --by PERSON [--dry-run]
                    enters a State Council notice from a JSON file (year, document, title, holidays,
                    workingDays) and counts the open deadlines anew
  key PERSON [--deliveries]
                    makes an API key for a demo person (90 days) and prints it: to read with, or,
                    for his post, to send data with
`;

/** Runs a command of the operator; the exit code. */
export async function runCommand(command: string, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      slug: { type: 'string' },
      title: { type: 'string' },
      department: { type: 'string' },
      theme: { type: 'string' },
      'made-by': { type: 'string' },
      'reviewed-by': { type: 'string' },
      encoding: { type: 'string' },
      delimiter: { type: 'string' },
      sheet: { type: 'string' },
      'header-row': { type: 'string' },
      'number-doubles': { type: 'boolean' },
      record: { type: 'string' },
      note: { type: 'string' },
      'dry-run': { type: 'boolean' },
      deliveries: { type: 'boolean' },
      field: { type: 'string' },
      kind: { type: 'string' },
      as: { type: 'string' },
      reason: { type: 'string' },
      by: { type: 'string' },
      standing: { type: 'boolean' },
    },
  });
  const [subject] = positionals;
  if (command === 'import' && subject !== undefined) return importCommand(subject, values);
  if (command === 'answer' && subject !== undefined) return answerCommand(subject, values);
  if (command === 'calendar' && subject !== undefined)
    return calendarCommand(subject, { by: values.by, dryRun: values['dry-run'] === true });
  if (command === 'key' && subject !== undefined)
    return keyCommand(subject, values.deliveries === true);
  process.stderr.write(USAGE);
  return 2;
}
