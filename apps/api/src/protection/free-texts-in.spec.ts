import { type Endpoint, endpoints, freeText, plainWord } from '@waymark/contract';
import { z } from 'zod';
import { freeTextsIn, unmarkedStrings } from './free-texts-in';

/** Strings that are not looked through, and why. Everything else of a request body is, or is held to a pattern. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/Mapping: /, 'headings, codes and labels of a file that is being mapped'],
  [/: (.*\.)?(password|current|next|code|recoveryCode|passphrase|token)$/, 'a secret'],
  [/^(setUp|acceptInvitation|addInvitation): /, 'who works here, and for which organisation'],
  [/^(changePerson|endMembership|addResetLink): reason$/, 'about the account of a member of staff'],
  [
    /^(add|change)(Site|Partnership|Grant): (was\.)?(name|areaName|identifier|funder|title)$/,
    'the name of a place, funder or grant',
  ],
  [/: (.*\.)?(batch|indicator|indicators\.\*|goals\.\*|headlineIndicators\.\*|goal|key|areaCode)$/, 'a code'],
  [
    /: (.*\.)?(exposureUnit|shownAs|symbol|value|submissionId)$/,
    'a unit, a sign or a figure as it was printed',
  ],
  [/: (.*\.)?(round|source)$/, 'the name of a round or a questionnaire'],
];

describe('free text in the contract', () => {
  it('marks every string of a request body, or says why it is plain, or holds it to a pattern', () => {
    const unmarked = Object.values(endpoints as Record<string, Endpoint>).flatMap(({ name, body }) =>
      body ? unmarkedStrings(body).map((path) => `${name}: ${path}`) : [],
    );
    expect(unmarked.filter((field) => !PLAIN.some(([pattern]) => pattern.test(field)))).toEqual([]);
    // a line nothing needs any more is a hole for the next field of that name
    expect(PLAIN.filter(([pattern]) => !unmarked.some((field) => pattern.test(field)))).toEqual([]);
  });

  it('would notice one that is not', () => {
    const schema = z.strictObject({
      note: z.string().max(10).default(''),
      day: z.iso.date(),
      many: z.array(z.strictObject({ title: z.string().regex(/[\p{L}\p{N}\p{S}]/u) })),
      told: freeText(z.string()).optional(),
      code: plainWord(z.string(), 'a code'),
      held: z.string().regex(/^a+$/),
    });
    expect(unmarkedStrings(schema)).toEqual(['note', 'many.*.title']);
  });
});

describe(freeTextsIn, () => {
  const words = freeText(z.string().max(100));
  const schema = z.strictObject({
    note: words.default(''),
    list: z.array(z.strictObject({ reason: words.nullable().optional(), other: z.string() })),
    figures: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), evidence: words }),
      z.strictObject({ kind: z.literal('b'), count: z.number() }),
    ]),
  });

  it('finds what was typed, with the path that a refusal would name', () => {
    expect(
      freeTextsIn(schema, {
        note: 'one',
        list: [{ reason: 'two', other: 'not this' }, { reason: null }],
        figures: { kind: 'a', evidence: 'three' },
      }),
    ).toEqual([
      { field: 'note', text: 'one' },
      { field: 'list.0.reason', text: 'two' },
      { field: 'figures.evidence', text: 'three' },
    ]);
  });

  it.each([[null], ['text'], [7], [[]], [{ note: 7, list: 'x', figures: [] }], [{ list: [null, 'x'] }]])(
    'stands %j',
    (odd) => {
      expect(freeTextsIn(schema, odd)).toEqual([]);
    },
  );
});
