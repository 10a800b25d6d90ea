import { type ReactNode, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { useToast } from '../components/feedback/Toasts';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import page from '../components/page/Page.module.css';
import type { Text } from '../graphql/contract';
import { useChange } from '../graphql/useChange';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { CodeForm } from './CodeForm';
import { type Contact, contactQuery, type MailWish, setContactMutation } from './mailQuery';

const nothing = {};

const WISHES: [MailWish, Text][] = [
  ['EACH', { zh: '每条即发', en: 'Each at once' }],
  [
    'DIGEST',
    {
      zh: '每个工作日早上汇总一封，紧急的和依法告知的即发',
      en: 'One digest each working morning; urgent and statutory ones at once',
    },
  ],
  ['STATUTORY', { zh: '只发依法告知的和紧急的', en: 'Only statutory and urgent ones' }],
];

/** 邮件告知: where and what a person wants by e-mail, for all parties that he acts for. */
export function MailForm({ post }: { post: boolean }): ReactNode {
  const { say } = useLanguage();
  const query = useQuery(contactQuery, nothing);
  const contact = query.data?.viewer?.contact;
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">{say('邮件告知', 'By e-mail')}</h2>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.data === undefined && !query.error ? <Opening /> : null}
      {query.data ? (
        <Address
          key={`${contact?.email} ${contact?.wish} ${contact?.confirmed}`}
          contact={contact ?? null}
          byDefault={post ? 'DIGEST' : 'EACH'}
          reload={query.reload}
        />
      ) : null}
    </section>
  );
}

function Address({
  contact,
  byDefault,
  reload,
}: {
  contact: Contact | null;
  byDefault: MailWish;
  reload: () => void;
}): ReactNode {
  const { say, text } = useLanguage();
  const toast = useToast();
  const [email, setEmail] = useState(contact?.email ?? '');
  const [wish, setWish] = useState(contact?.wish ?? byDefault);
  const { make, sending, errors, failure } = useChange(setContactMutation);
  const save = async (address: string | null) => {
    const result = await make({ email: address, wish });
    if (result?.errors.length !== 0) return;
    toast({
      title:
        result.contact === null
          ? say('不再发邮件', 'No more mail')
          : result.contact.confirmed
            ? say('已保存', 'Saved')
            : say('验证码已发出', 'A code is on its way'),
    });
    reload();
  };
  return (
    <>
      {contact && !contact.confirmed ? (
        <CodeForm email={contact.email} done={reload} />
      ) : (
        <p className={page.text}>
          {contact
            ? say(`发到 ${contact.email}。`, `Sent to ${contact.email}.`)
            : say(
                '填了邮箱，不登录也能及时知道。邮件里只有编号、结果和日期。',
                'With an address you know in time without signing in. Mails hold numbers, outcomes and dates only.',
              )}
        </p>
      )}
      <form
        className={form.wide}
        data-testid="mail-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save(email);
        }}
      >
        <label className={form.field}>
          <span className={form.label}>{say('邮箱', 'E-mail address')}</span>
          <input
            className={form.input}
            type="email"
            name="email"
            autoComplete="email"
            required
            value={email}
            aria-invalid={errors.length > 0}
            onChange={(event) => setEmail(event.target.value)}
          />
          <FieldErrors errors={errors} />
        </label>
        <fieldset className={form.choices}>
          <legend>{say('怎样发', 'What is sent')}</legend>
          {WISHES.map(([value, words]) => (
            <label key={value} className={form.check}>
              <input
                type="radio"
                name="wish"
                checked={wish === value}
                onChange={() => setWish(value)}
              />
              {text(words)}
            </label>
          ))}
        </fieldset>
        {failure ? <Failure error={failure} /> : null}
        <div className={page.bar}>
          <Button type="submit" disabled={sending}>
            {contact?.confirmed && contact.email === email
              ? say('保存', 'Save')
              : say('发送验证码', 'Send a code')}
          </Button>
          {contact ? (
            <Button kind="plain" disabled={sending} onClick={() => void save(null)}>
              {say('不要邮件', 'No mail')}
            </Button>
          ) : null}
        </div>
      </form>
    </>
  );
}
