import type { ReportInput } from '@waymark/contract';
import type { Gap } from './document';
import { mainRows } from './released-rows';
import { strengthLimit } from './strength';

/** Below this, a required text is a placeholder and not an account. */
const LEAST = 20;

/** Everything only people can write, and what is said while it is missing. */
const REQUIRED = [
  {
    section: 'voices',
    sentence:
      'The account of young people or residents is missing (part 5): write what they say about the place and about these figures.',
  },
  {
    section: 'contribution',
    sentence:
      'The contribution statement is missing (part 7): say what you and others did and how it may have played a part. No change may lead a report without it.',
  },
  {
    section: 'otherExplanations',
    sentence: 'Other explanations are missing (part 7): name what else happened, and who else acted.',
  },
  {
    section: 'whatDidNotWork',
    sentence:
      '“What did not work” is missing (part 9): write what failed, what harm or side effect was seen, or how you looked and found none.',
  },
] as const;

/**
 * What a report still lacks. An empty list means that a person has written all that the template requires; it does not
 * turn a draft into a publication, which only an edition does. Young people as individuals are never asked for.
 */
export function gapsOf(input: ReportInput): Gap[] {
  const { texts } = input;
  const gaps: Gap[] = REQUIRED.filter(({ section }) => texts[section].trim().length < LEAST).map((g) => ({
    ...g,
  }));
  if (texts.voices.trim() !== '' && !texts.voicesConsent)
    gaps.push({
      section: 'voicesConsent',
      sentence:
        'Consent is not recorded (part 5): the voices stay out of the report until the people quoted have agreed to this audience.',
    });
  const strength = strengthLimit(mainRows(input.page), texts);
  if (strength.asked === null)
    gaps.push({
      section: 'strength',
      sentence: `The strength of the claim is not chosen (part 7): the figures allow “${strength.limit}” at most.`,
    });
  else if (strength.granted !== strength.asked)
    gaps.push({
      section: 'strength',
      sentence: `“${strength.asked}” is more than the figures allow (part 7). The report says “${strength.granted ?? strength.limit}”. ${strength.because.join(' ')}`,
    });
  return gaps;
}
