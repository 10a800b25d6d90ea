import type { ReactNode } from 'react';
import form from '../../../components/form/Form.module.css';
import type { Declaration, Finding } from '../declaration';
import { FindingNotes, findingsAt } from '../Findings';
import { withPart } from '../part';

const LEAST_GROUP = 5;

/** 匿名化 (M31): which fields together could match a person, and how small a group may be. */
export function AnonymityInput({
  declaration,
  findings,
  change,
}: {
  declaration: Declaration;
  findings: Finding[];
  change: (declaration: Declaration) => void;
}): ReactNode {
  const { anonymity, fields } = declaration;
  const chosen = anonymity?.quasiIdentifiers ?? [];
  const k = anonymity?.k ?? LEAST_GROUP;
  const choose = (quasiIdentifiers: string[]) =>
    change(
      withPart(
        declaration,
        'anonymity',
        quasiIdentifiers.length === 0 ? undefined : { quasiIdentifiers, k },
      ),
    );
  return (
    <fieldset className={form.choices} data-element="anonymity">
      <legend>合起来能对上一个人的信息项</legend>
      <p className={form.hint}>例如县区、出生年、性别合起来；选中后，少于下面行数的组不能发布。</p>
      <div className={form.list}>
        {fields
          .filter(({ openness, name }) => openness !== 'CLOSED' && name !== '')
          .map(({ name, title }) => (
            <label key={name} className={form.check}>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={(event) =>
                  choose(
                    event.target.checked
                      ? [...chosen, name]
                      : chosen.filter((other) => other !== name),
                  )
                }
              />
              {title.zh || name}
            </label>
          ))}
      </div>
      {chosen.length > 0 ? (
        <label className={form.field}>
          <span className={form.label}>每组至少几行</span>
          <input
            className={`${form.input} ${form.short}`}
            type="number"
            min={2}
            max={1000}
            value={k}
            onChange={(event) =>
              change({
                ...declaration,
                anonymity: { quasiIdentifiers: chosen, k: Number(event.target.value) },
              })
            }
          />
        </label>
      ) : null}
      <FindingNotes findings={findingsAt(findings, 'anonymity')} />
    </fieldset>
  );
}
