import type { Context, Level } from '@waymark/contract';
import { SETTINGS } from '../../parts/words';

/** A context as its form holds it: text as typed, empty text for "none". */
export interface ContextValues {
  siteId: string;
  level: Level | '';
  setting: Context['setting'] | '';
  kind: string;
  pseudonym: string;
  privateName: string;
  code: string;
  opened: string;
  closed: string;
  sizeBand: NonNullable<Context['sizeBand']> | '';
  ageBand: NonNullable<Context['ageBand']> | '';
  goals: readonly string[];
  headlineIndicators: readonly string[];
  nextReview: string;
  note: string;
}

export const emptyContext = (siteId: string): ContextValues => ({
  siteId,
  level: '',
  setting: '',
  kind: '',
  pseudonym: '',
  privateName: '',
  code: '',
  opened: '',
  closed: '',
  sizeBand: '',
  ageBand: '',
  goals: [],
  headlineIndicators: [],
  nextReview: '',
  note: '',
});

export const contextValues = (context: Context): ContextValues => ({
  siteId: String(context.siteId),
  level: context.level,
  setting: context.setting,
  kind: context.kind,
  pseudonym: context.pseudonym,
  privateName: context.privateName,
  code: context.code,
  opened: context.opened,
  closed: context.closed ?? '',
  sizeBand: context.sizeBand ?? '',
  ageBand: context.ageBand ?? '',
  goals: context.goals,
  headlineIndicators: context.headlineIndicators,
  nextReview: context.nextReview ?? '',
  note: context.note,
});

/** What is sent. What does not belong to the level is left out, whatever was typed before the level changed. */
export function contextBody(values: ContextValues) {
  const peer = values.level === 'peer';
  // what follows from a choice that is still open is not asked for beside it
  const [anySetting] = SETTINGS.peer;
  return {
    siteId: values.siteId === '' ? undefined : Number(values.siteId),
    code: values.code || (values.pseudonym.trim() === '' ? 'unnamed' : codeFrom(values.pseudonym)),
    level: values.level,
    setting: values.level === '' ? anySetting : settingOf(values),
    kind: values.kind,
    pseudonym: values.pseudonym,
    privateName: peer ? '' : values.privateName,
    opened: values.opened,
    closed: values.closed || null,
    sizeBand: peer ? values.sizeBand || null : null,
    ageBand: peer ? values.ageBand || null : null,
    goals: [...values.goals],
    headlineIndicators: [...values.headlineIndicators],
    nextReview: values.nextReview || null,
    note: values.note,
  };
}

/** The setting that goes with the level, where the one chosen does not. */
export function settingOf({
  level,
  setting,
}: Pick<ContextValues, 'level' | 'setting'>): Context['setting'] | '' {
  if (level === '') return '';
  const fits = SETTINGS[level];
  if (setting !== '' && fits.includes(setting)) return setting;
  return fits.length === 1 ? (fits[0] ?? '') : '';
}

/** A code for import files made of the public name: "Canal Yard" gives canal-yard. */
export function codeFrom(pseudonym: string): string {
  return pseudonym
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** Bands are what the contract leaves optional and a peer group cannot do without. */
export function peerRefusals(values: ContextValues) {
  if (values.level !== 'peer') return [];
  return [
    ...(values.sizeBand
      ? []
      : [{ field: 'sizeBand', sentence: 'Choose about how many belong to the group.' }]),
    ...(values.ageBand ? [] : [{ field: 'ageBand', sentence: 'Choose about how old they are.' }]),
  ];
}
