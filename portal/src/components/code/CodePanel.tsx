import { Check, Copy } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../../language/useLanguage';
import styles from './CodePanel.module.css';

export interface Sample {
  name: string;
  code: string;
}

/** Always dark: the request in several tongues, beside the answer where there is one. */
export function CodePanel({
  samples,
  answer,
}: {
  samples: Sample[];
  answer?: string | undefined;
}): ReactNode {
  const { say } = useLanguage();
  const id = useId();
  const [name, setName] = useState(samples[0]?.name);
  const [copied, setCopied] = useState(false);
  const sample = samples.find((one) => one.name === name) ?? samples[0];
  const copy = async () => {
    await navigator.clipboard.writeText(sample?.code ?? '');
    setCopied(true);
  };
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <fieldset className={styles.tabs} aria-label={say('语言', 'Language')}>
          {samples.map((one) => (
            <label key={one.name} data-current={one.name === sample?.name}>
              <input
                type="radio"
                name={id}
                checked={one.name === sample?.name}
                onChange={() => {
                  setName(one.name);
                  setCopied(false);
                }}
              />
              {one.name}
            </label>
          ))}
        </fieldset>
        <button type="button" onClick={() => void copy()}>
          {copied ? (
            <Check aria-hidden size={16} strokeWidth={2} />
          ) : (
            <Copy aria-hidden size={16} strokeWidth={2} />
          )}
          <span role="status">{copied ? say('已复制', 'Copied') : say('复制', 'Copy')}</span>
        </button>
      </div>
      <div className={styles.pair} data-answer={answer !== undefined}>
        <Side title={say('请求', 'Request')} code={sample?.code ?? ''} />
        {answer === undefined ? null : <Side title={say('响应', 'Response')} code={answer} />}
      </div>
    </div>
  );
}

function Side({ title, code }: { title: string; code: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.side} tabIndex={0} aria-label={title}>
      <h4>{title}</h4>
      <pre>
        <code>{code}</code>
      </pre>
    </section>
  );
}
