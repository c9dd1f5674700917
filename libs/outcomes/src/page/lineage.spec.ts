import { lineageOf, type LineageLink } from './lineage';

const link = (over: Partial<LineageLink>): LineageLink => ({
  type: 'became',
  direction: 'out',
  name: 'the quay',
  start: '2020-04-01',
  ...over,
});
const told = (links: readonly LineageLink[], closed: string | null = null) =>
  lineageOf(links, closed).map(({ date, title }) => `${date} ${title}`);

describe(lineageOf, () => {
  const two = [link({}), link({ name: 'the shops' })];

  it.each([
    ['a part that left', [link({})], null, 'Split: part of it became the quay'],
    ['parts that left', two, '2024-03-31', 'Split: parts of it became the quay and the shops'],
    ['one that split and ended', two, '2020-04-01', 'Split into the quay and the shops'],
    ['one that ended the day before', two, '2020-03-31', 'Split into the quay and the shops'],
    ['one that was made into another', [link({})], '2020-03-31', 'Became the quay'],
    ['what it came from', [link({ direction: 'in' })], null, 'Grew out of the quay'],
    [
      'what it was joined from',
      two.map((one) => ({ ...one, direction: 'in' as const })),
      null,
      'Joined from the quay and the shops',
    ],
  ])('tells %s', (_what, links, closed, title) =>
    expect(told(links, closed)).toEqual([`2020-04-01 ${title}`]),
  );

  it('tells two days and two directions apart, and no other kind of link', () => {
    const later = link({ start: '2023-01-01', name: 'the hall' });
    const from = link({ direction: 'in', name: 'the market' });
    expect(told([...two, later, from, link({ type: 'next to' })], '2023-01-01')).toEqual([
      '2020-04-01 Split: parts of it became the quay and the shops',
      '2023-01-01 Became the hall',
      '2020-04-01 Grew out of the market',
    ]);
  });

  it('says a note once, and nothing where there is none', () => {
    const noted = two.map((one) => ({ ...one, note: 'Building began.' }));
    expect(lineageOf(noted, null).map(({ said }) => said)).toEqual(['Building began.']);
    expect(lineageOf(two, null).map(({ said }) => said)).toEqual(['']);
  });
});
