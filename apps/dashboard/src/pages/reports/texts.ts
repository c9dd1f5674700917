import type { ReportTexts } from '@waymark/contract';

export type WordsKey = Exclude<keyof ReportTexts, 'voicesConsent' | 'strength'>;

export interface TextField {
  readonly key: WordsKey;
  readonly label: string;
  readonly part: number;
  readonly required: boolean;
  readonly rows: number;
  readonly most: number;
  readonly help: string;
}

/** The words only people can write, in the order of the report's parts. Figures are never typed here. */
export const TEXT_FIELDS: readonly TextField[] = [
  {
    key: 'summary',
    label: 'The place in a few words',
    part: 1,
    required: false,
    rows: 3,
    most: 2000,
    help: 'What kind of place or group this is, and what you hoped for. Write its public name only.',
  },
  {
    key: 'howWeKnow',
    label: 'How we know',
    part: 2,
    required: false,
    rows: 4,
    most: 3000,
    help: 'Who was asked, by whom and how; what was watched or counted; what could not be done. Dates and numbers of people are added for you.',
  },
  {
    key: 'voices',
    label: 'What young people and the community say',
    part: 5,
    required: true,
    rows: 5,
    most: 3000,
    help: 'Their account of the place, and how they read these figures. It comes before yours. No names, and nothing by which somebody could be recognised. The first paragraph also stands on page one.',
  },
  {
    key: 'contribution',
    label: 'What we and others contributed',
    part: 7,
    required: true,
    rows: 5,
    most: 3000,
    help: 'What you did, what partners, residents and young people did, and how it may have played a part. Contribution, not proof: no figure can show that your work caused a change.',
  },
  {
    key: 'otherExplanations',
    label: 'What else could explain it',
    part: 7,
    required: true,
    rows: 4,
    most: 3000,
    help: 'What else happened here: other projects, building work, a new head teacher, a season, who answered this time and not last time.',
  },
  {
    key: 'whatDidNotWork',
    label: 'What did not work',
    part: 9,
    required: true,
    rows: 5,
    most: 3000,
    help: 'What failed or was stopped, who was pushed elsewhere, what harm enforcement did, what you would not do again. If you found nothing, say how you looked. Funders trust a report more for it.',
  },
  {
    key: 'sustainability',
    label: 'What stops if the money stops',
    part: 10,
    required: false,
    rows: 3,
    most: 3000,
    help: 'What residents, schools or shops now carry by themselves, and what would end with the grant.',
  },
  {
    key: 'learning',
    label: 'What we learned, and what comes next',
    part: 10,
    required: false,
    rows: 3,
    most: 3000,
    help: 'What you will do differently, and the next goals for this place.',
  },
];

export const STRENGTHS = [
  { value: 'weak', label: 'Weak', help: 'one sign, or a change at the latest wave only' },
  { value: 'fair', label: 'Fair', help: 'a change that held, and other explanations were weighed' },
  {
    value: 'strong',
    label: 'Strong',
    help: 'two or more sources agree, it held, and people who use the place agree',
  },
] as const;
