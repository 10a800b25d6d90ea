import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contactCode } from '../../api/messages/contact-code.ts';
import { folderMailer, type Mailer, smtpMailer } from '../../api/messages/mailer.ts';
import { type Post, sendMessages } from '../../api/messages/send-messages.ts';
import { makeReminders } from '../../api/notices/make-reminders.ts';
import { findAccountBySubject } from '../../db/accounts/accounts.ts';
import { demoSubject } from '../../api/demo/subject.ts';
import { openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

/** 邮件告知: what is told goes out once, through a real mail server, and no statutory notice is lost. */
type Who = Record<string, string>;
let city: TestSystem;
let citizen: Who;
let officer: Who;
/** What a mail server of the test has taken, newest last; and what it answers to the next mails. */
const taken: { to: string[]; text: string }[] = [];
const answers: number[] = [];
const mails = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      const code = answers.shift();
      if (code === undefined) {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ to, text: Buffer.concat(parts).toString() });
        done();
      } else done(Object.assign(new Error('not now'), { responseCode: code }));
    });
  },
});
let mailer: Mailer;
beforeAll(async () => {
  city = await aSystem();
  await new Promise<void>((resolve) => {
    mails.listen(0, '127.0.0.1', resolve);
  });
  const { port } = mails.server.address() as { port: number };
  mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'opendata@example.invalid');
});
afterAll(async () => {
  await new Promise<void>((resolve) => {
    mails.close(resolve);
  });
  await city.end();
});
beforeEach(async () => {
  await on('2026-11-23T10:00');
  taken.length = 0;
  answers.length = 0;
});

async function on(minute: string) {
  city.at(`${minute}:00+08:00`);
  citizen = await city.person('citizen-li');
  officer = await city.person('heritage-officer', '文物');
}
const post = (more: Partial<Post> = {}): Post => ({
  db: city.system.db,
  clock: city.system.clock,
  mailer,
  publicUrl: 'http://localhost:4000',
  contactKey: city.secrets.contactKey,
  ...more,
});
/** Subjects and texts as a person reads them. */
const read = ({ text }: { text: string }) => {
  const [head = '', ...body] = text.replaceAll('\r\n', '\n').split('\n\n');
  const encoded = body.join('\n\n');
  return {
    head,
    body: /base64/i.test(head)
      ? Buffer.from(encoded, 'base64').toString()
      : Buffer.from(
          encoded
            .replaceAll('=\n', '')
            .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) =>
              String.fromCodePoint(Number.parseInt(hex, 16)),
            ),
          'latin1',
        ).toString(),
  };
};
const change = async (mutation: string, type: string, result: string, input: object, who: Who) => {
  const { data, errors } = await city.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${result} errors { code path } } }`,
    { input },
    who,
  );
  if (errors !== undefined) return { errors: [{ code: errors[0]?.extensions.code, path: [] }] };
  return data[mutation];
};
const CONTACT = 'contact { email confirmed wish }';
const setContact = (input: object, who: Who) =>
  change('setContact', 'SetContactInput', CONTACT, input, who);
const confirm = (code: string, who: Who) =>
  change('confirmContact', 'ConfirmContactInput', CONTACT, { code }, who);
const accountOf = async (subject: string) => {
  const found = await findAccountBySubject(city.system.db, 'demo', demoSubject(subject));
  if (found === undefined) throw new Error(`no account ${subject}`);
  return found.id;
};
const codeOf = async (subject: string) => {
  const contact = await city.system.db
    .selectFrom('contact')
    .selectAll()
    .where('accountId', '=', await accountOf(subject))
    .executeTakeFirstOrThrow();
  return contactCode(city.secrets.contactKey, contact);
};
/** A confirmed address, and nothing that waits. */
const reach = async (subject: string, wish: 'EACH' | 'DIGEST') => {
  const { db, clock } = city.system;
  await sendMessages(post());
  await db.deleteFrom('contact').execute();
  const accountId = await accountOf(subject);
  const at = clock();
  await db
    .insertInto('contact')
    .values({
      accountId,
      email: `${subject}@example.cn`,
      wish,
      askedAt: at,
      confirmedAt: at,
      tries: 0,
    })
    .execute();
  taken.length = 0;
};
let filings = 0;
const file = async () => {
  const made = await change(
    'requestVerification',
    'RequestVerificationInput',
    'case { number }',
    { dataset: 'museums', row: `第 ${++filings} 行`, shouldBe: '九点', why: '门口告示' },
    citizen,
  );
  return String(made.case.number);
};
const statesOf = (number: string) =>
  city.system.db
    .selectFrom('message')
    .innerJoin('notice', 'notice.id', 'message.noticeId')
    .innerJoin('case', 'case.id', 'notice.caseId')
    .select(['message.state', 'message.attempts', 'notice.kind', 'message.nextAt'])
    .where('case.number', '=', number)
    .orderBy('message.id')
    .execute();

describe('an address', () => {
  test('gets a code before anything else, is confirmed by it, and is taken back at will', async () => {
    await setContact({ email: 'li@example.cn', wish: 'EACH' }, citizen);
    await file();
    await sendMessages(post());
    expect(taken.map(({ to }) => to)).toEqual([['li@example.cn']]);
    const [mail] = taken;
    const code = await codeOf('citizen-li');
    expect(mail && read(mail).body).toContain(`验证码 ${code}`);
    expect((await confirm('not it', citizen)).errors[0]).toMatchObject({ code: 'BAD_USER_INPUT' });
    const { contact } = await confirm(code, citizen);
    expect(contact).toEqual({ email: 'li@example.cn', confirmed: true, wish: 'EACH' });
    expect((await setContact({ wish: 'EACH' }, citizen)).contact).toBeNull();
    const number = await file();
    expect(await statesOf(number)).toEqual([]);
  });

  test('is not guessed: five wrong codes end it, and half an hour does', async () => {
    await on('2026-11-24T10:00');
    await setContact({ email: 'guess@example.cn', wish: 'EACH' }, citizen);
    const code = await codeOf('citizen-li');
    for (let tries = 0; tries < 5; tries += 1) await confirm('000000x', citizen);
    expect((await confirm(code, citizen)).errors[0].code).toBe('CONFLICT');
    await on('2026-11-24T10:02');
    await setContact({ email: 'again@example.cn', wish: 'EACH' }, citizen);
    const next = await codeOf('citizen-li');
    await on('2026-11-24T10:33');
    expect((await confirm(next, citizen)).errors[0].code).toBe('CONFLICT');
  });

  test('is written whole, asks for codes once a minute, and is for people and not for keys', async () => {
    await on('2026-11-25T10:00');
    await setContact({ wish: 'EACH' }, citizen);
    for (const email of ['li', 'li@', 'li@example.cn, other@example.cn', 'a\r\nBcc: x@y.cn'])
      expect((await setContact({ email, wish: 'EACH' }, citizen)).errors[0]).toMatchObject({
        code: 'BAD_USER_INPUT',
        path: ['email'],
      });
    expect((await setContact({ email: 'one@example.cn', wish: 'EACH' }, citizen)).errors).toEqual(
      [],
    );
    const second = await setContact({ email: 'two@example.cn', wish: 'EACH' }, citizen);
    expect(second.errors[0].code).toBe('BAD_USER_INPUT');
    expect((await setContact({ wish: 'EACH' }, await city.key('citizen-li'))).errors[0].code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('a notice by e-mail', () => {
  test('says number, outcome and page in both languages, and nothing that was written in the case', async () => {
    await reach('citizen-li', 'EACH');
    const number = await file();
    expect(await sendMessages(post())).toBe(1);
    const [mail] = taken.map(read);
    expect(mail?.body).toContain(`${number} 数据校核申请，2026-12-07到期`);
    expect(mail?.body).toContain('Request for verification of data');
    expect(mail?.body).toContain(`http://localhost:4000/me/cases/${number}`);
    expect(mail?.head).toContain('Auto-Submitted: auto-generated');
    for (const secret of ['九点', '门口告示', '李明']) expect(mail?.body).not.toContain(secret);
    expect(await sendMessages(post())).toBe(0);
  });

  test('of a step that was taken back never leaves', async () => {
    await reach('citizen-li', 'EACH');
    const messages = async () =>
      (await city.system.db.selectFrom('message').select('id').execute()).length;
    const before = await messages();
    await city.system.db
      .transaction()
      .execute(async (trx) => {
        const { tell } = await import('../../api/notices/tell.ts');
        const { id } = await trx
          .selectFrom('party')
          .select('id')
          .where('accountId', '=', await accountOf('citizen-li'))
          .executeTakeFirstOrThrow();
        await tell(trx, [id], {
          kind: 'ANSWERED',
          detail: { number: 'x' },
          at: city.system.clock(),
        });
        throw new Error('taken back');
      })
      .catch(() => undefined);
    expect(await messages()).toBe(before);
    expect(await sendMessages(post())).toBe(0);
  });

  test('leaves once, by however many workers', async () => {
    await reach('citizen-li', 'EACH');
    const numbers = await Promise.all(Array.from({ length: 12 }, file));
    const pools = [1, 2, 3].map(() =>
      openPool(city.urlOf('app'), { max: 3, onError: () => undefined }),
    );
    const sent = await Promise.all(
      pools.map((pool) => sendMessages(post({ db: openDb<AppTables>(pool) }))),
    );
    await Promise.all(pools.map((pool) => pool.end()));
    expect(sent.reduce((sum, one) => sum + one)).toBe(numbers.length);
    const bodies = taken.map((mail) => read(mail).body);
    for (const number of numbers)
      expect(bodies.filter((body) => body.includes(`cases/${number}`))).toHaveLength(1);
  });

  test('that fails is tried later and later, under the same name, and goes out at last', async () => {
    await reach('citizen-li', 'EACH');
    answers.push(451, 451);
    const number = await file();
    expect(await sendMessages(post())).toBe(0);
    expect(await sendMessages(post())).toBe(0);
    await on('2026-11-23T10:01');
    expect(await sendMessages(post())).toBe(0);
    await on('2026-11-23T10:05');
    expect(await sendMessages(post())).toBe(0);
    await on('2026-11-23T10:06');
    expect(await sendMessages(post())).toBe(1);
    expect(await statesOf(number)).toMatchObject([{ state: 'SENT', attempts: 3 }]);
  });

  test('is sent to officers in one digest a working day, and what is urgent at once', async () => {
    await reach('heritage-officer', 'DIGEST');
    await on('2026-11-27T17:00');
    const numbers = [await file(), await file()];
    expect(await sendMessages(post())).toBe(0);
    await on('2026-11-29T09:00');
    expect(await sendMessages(post())).toBe(0);
    await on('2026-11-30T08:30');
    expect(await sendMessages(post())).toBe(1);
    const [digest] = taken.map(read);
    for (const number of numbers) expect(digest?.body).toContain(`/desk/cases/${number}`);
    // Due on Friday 11 December: urgent on the day.
    taken.length = 0;
    await on('2026-12-11T09:00');
    await makeReminders(city.system);
    await sendMessages(post());
    expect(
      taken.map((mail) => read(mail).body).filter((body) => body.includes('今天到期')).length,
    ).toBeGreaterThanOrEqual(2);
  });
});

describe('a statutory notice that cannot be delivered', () => {
  const answered = async () => {
    const number = await file();
    await sendMessages(post());
    answers.push(550);
    await change(
      'answerCase',
      'AnswerCaseInput',
      'case { state }',
      { number, outcome: 'AGREED', reason: '属实' },
      officer,
    );
    await sendMessages(post());
    return number;
  };
  const tasksOf = async (who: Who) =>
    (
      await city.ask(
        '{ viewer { desk { phoneTasks { id number applicant title { zh } } } } }',
        {},
        who,
      )
    ).data.viewer.desk.phoneTasks as { id: string; number: string; title: { zh: string } }[];
  const finish = (id: string, note: string, who: Who) =>
    change('finishPhoneTask', 'FinishPhoneTaskInput', 'tasks { number }', { id, note }, who);

  test('becomes a call for the desk that answers, made once and with what came of it', async () => {
    await reach('citizen-li', 'EACH');
    const number = await answered();
    const task = (await tasksOf(officer)).find((one) => one.number === number);
    expect(task?.title.zh).toBe('已答复：同意');
    const id = task?.id ?? '';
    const market = await city.person('market-officer', '市场');
    expect(await tasksOf(market)).toEqual([]);
    expect((await finish(id, '打通', market)).errors[0].code).toBe('NOT_FOUND');
    expect((await finish(id, ' ', officer)).errors[0]).toMatchObject({ path: ['note'] });
    expect((await finish(id, '打通，已告知', officer)).errors).toEqual([]);
    expect((await finish(id, '又打', officer)).errors[0].code).toBe('NOT_FOUND');
    expect((await tasksOf(officer)).map((one) => one.number)).not.toContain(number);
  });

  test('after the last attempt likewise; what was given up stays so', async () => {
    await reach('citizen-li', 'EACH');
    const number = await file();
    answers.push(...Array.from({ length: 8 }, () => 451));
    let day = 23;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await on(`2026-11-${day++}T12:00`);
      await sendMessages(post());
    }
    expect(await statesOf(number)).toMatchObject([{ state: 'DEAD', attempts: 8 }]);
    expect((await tasksOf(officer)).map((one) => one.number)).toContain(number);
    await expect(
      city.system.db
        .updateTable('message')
        .set({ state: 'PENDING' })
        .where('state', '=', 'DEAD')
        .execute(),
    ).rejects.toThrow(/stays so/);
  });
});

test('without a mail server each mail is a file that mail programs open', async () => {
  await reach('citizen-li', 'EACH');
  await file();
  const folder = mkdtempSync(path.join(tmpdir(), 'opendata-mail-'));
  await sendMessages(post({ mailer: folderMailer(folder, 'opendata@example.invalid') }));
  const [name = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(name).toMatch(/\.eml$/);
  const { head } = read({ text: readFileSync(path.join(folder, name), 'utf8') });
  expect(head).toContain('To: citizen-li@example.cn');
  rmSync(folder, { recursive: true });
});
