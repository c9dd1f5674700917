import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOfTerm, mayShare, stateOfTerm } from './decisions';
import { parseProtectionLists, parseRetentionSchedule } from './lists';
import { isDue, monthsFor, retainUntil } from './retention';

const data = (name: string) => readFileSync(join(__dirname, '../../../../data/protection', name), 'utf8');
const term = { agreedOn: '2026-01-01', expiresOn: '2026-12-31', withdrawnOn: null };

describe('a term', () => {
  it.each([
    ['2025-12-31', 'not yet'],
    ['2026-01-01', 'in force'],
    ['2026-12-31', 'in force'],
    ['2027-01-01', 'expired'],
  ])('on %s is %s', (day, state) => {
    expect(stateOfTerm(term, day)).toBe(state);
  });

  it('ends on the day it is withdrawn, and its clock starts at the earlier end', () => {
    const withdrawn = { ...term, withdrawnOn: '2026-05-02' };
    expect(stateOfTerm(withdrawn, '2026-05-01')).toBe('in force');
    expect(stateOfTerm(withdrawn, '2026-05-02')).toBe('withdrawn');
    expect(endOfTerm(withdrawn)).toBe('2026-05-02');
    expect(endOfTerm({ ...term, withdrawnOn: '2027-05-02' })).toBe('2026-12-31');
  });
});

describe(mayShare, () => {
  const terms = {
    reference: 'ISA-1',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    endedOn: null,
    purposeEndedOn: null,
  };

  it('allows only what has a reference, a purpose that holds and an end to come', () => {
    expect(mayShare(terms, '2026-06-01')).toMatchObject({ mayShare: true });
    for (const [change, day] of [
      [{ reference: ' ' }, '2026-06-01'],
      [{ purposeEndedOn: undefined }, '2026-06-01'],
      [{ purposeEndedOn: '2026-06-01' }, '2026-06-01'],
      [{ endedOn: '2026-06-01' }, '2026-06-01'],
      [{}, '2027-01-01'],
      [{}, '2025-12-31'],
    ] as const)
      expect(mayShare({ ...terms, ...change }, day)).toMatchObject({ mayShare: false });
  });
});

describe('retention', () => {
  it('keeps through the last day, and counts months by the calendar', () => {
    expect(retainUntil('2024-02-29', 12)).toBe('2025-02-28');
    expect(isDue('2025-02-28', '2025-02-28')).toBe(false);
    expect(isDue('2025-02-28', '2025-03-01')).toBe(true);
    expect(retainUntil('2024-02-29', null)).toBeNull();
    expect(isDue(null, '2099-01-01')).toBe(false);
  });

  it('takes the last decision of an organisation before what ships, and none for what is kept', () => {
    const read = parseRetentionSchedule(data('retention.v1.yaml'), 'retention.v1.yaml');
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const { rules } = read.value;
    const own = [
      { kind: 'answers', months: 24, reason: 'a', decidedBy: 'x', decidedAt: '2026-01-01T00:00:00Z' },
      { kind: 'answers', months: 12, reason: 'b', decidedBy: 'x', decidedAt: '2026-02-01T00:00:00Z' },
      { kind: 'audit', months: 1, reason: 'c', decidedBy: 'x', decidedAt: '2026-02-01T00:00:00Z' },
    ];
    expect(monthsFor(rules, [], 'answers')).toBe(36);
    expect(monthsFor(rules, own, 'answers')).toBe(12);
    expect(monthsFor(rules, own, 'audit')).toBeNull();
  });

  it('is a schedule for every kind of record, with months or kept', () => {
    const text = data('retention.v1.yaml');
    const without = text.replace(/ {2}- kind: words[\s\S]*?(?= {2}- kind: import)/, '');
    expect(parseRetentionSchedule(without, 'retention.v1.yaml')).toEqual({
      ok: false,
      faults: ['retention.v1.yaml has no rule for words: say how long it is kept.'],
    });
    expect(parseRetentionSchedule(text.replace('months: 36', 'months: null'), 'retention.v1.yaml')).toEqual({
      ok: false,
      faults: ['retention.v1.yaml: answers either has months, or is kept.'],
    });
  });
});

describe(parseProtectionLists, () => {
  const text = data('lawful-bases.v1.yaml');

  it('reads what ships, each entry with its law and a source', () => {
    const read = parseProtectionLists(text, 'lawful-bases.v1.yaml', 'product');
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const { lawfulBases, article9, schedule1 } = read.value;
    for (const one of [...lawfulBases, ...article9, ...schedule1]) {
      expect(one.source).toMatch(/^https:\/\/(ico\.org\.uk|www\.legislation\.gov\.uk)\//);
      expect(one.law).toMatch(/Article|Schedule/);
    }
  });

  it.each([
    ['another name', text, 'lawful-bases.v3.yaml', /name the file after what it holds/],
    [
      'one code twice',
      text.replace('code: contract', 'code: consent'),
      'lawful-bases.v1.yaml',
      /consent twice/,
    ],
    [
      'no "none"',
      text.replace('code: none', 'code: other'),
      'lawful-bases.v1.yaml',
      /needs the entry “none”/,
    ],
    ['no YAML', '{', 'lawful-bases.v1.yaml', /is not YAML/],
    ['a field too many', `${text}\nmore: 1`, 'lawful-bases.v1.yaml', /the file/],
  ])('refuses %s', (_, changed, file, sentence) => {
    const read = parseProtectionLists(changed, file, 'installation');
    expect(read.ok ? [] : read.faults).toEqual([expect.stringMatching(sentence)]);
  });
});
