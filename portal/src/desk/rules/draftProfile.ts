import type { Sensitivity, Treatment } from '../catalogue/declaration';
import type { Profile } from './ruleQuery';

/** Marks between words; a word such as “birth date” keeps its space. */
const BETWEEN = /[、，,；;\n]+/u;

/** A profile as it is written down: its words in one line. */
export interface DraftProfile {
  kind: string;
  titleZh: string;
  titleEn: string;
  names: string;
  contents: string[];
  sensitivity: Sensitivity;
  treatment: Treatment | null;
  quasi: boolean;
  besidePersons: boolean;
}

/** Of none, what most profiles begin as. */
export function draftOf(profile: Profile | undefined): DraftProfile {
  if (profile === undefined)
    return {
      kind: '',
      titleZh: '',
      titleEn: '',
      names: '',
      contents: [],
      sensitivity: 'PERSONAL',
      treatment: { method: 'DROP' },
      quasi: false,
      besidePersons: false,
    };
  const { kind, title, names, contents, sensitivity, treatment, quasi, besidePersons } = profile;
  return {
    kind,
    titleZh: title.zh,
    titleEn: title.en ?? '',
    names: names.join('、'),
    contents,
    sensitivity,
    treatment,
    quasi,
    besidePersons,
  };
}

/** As the endpoint takes it. */
export function profileOf({ kind, names, ...draft }: DraftProfile, position: number): object {
  return {
    ...draft,
    kind: kind.trim(),
    names: names
      .split(BETWEEN)
      .map((word) => word.trim())
      .filter(Boolean),
    position,
  };
}
