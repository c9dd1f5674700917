import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GuardianSlot, NewPlanDocument } from '@waymark/contract';
import { documentDifferences } from './document-differences';
import { guardianWeek } from './guardian-week';
import { parseTemplates } from './templates';

const DATA = resolve(__dirname, '../../../../data');
const text = (path: string): string => readFileSync(join(DATA, path), 'utf8');
const shipped = {
  guardians: text('guardianship/guardians.v1.yaml'),
  incident: text('incidents/serious-incident.v1.yaml'),
  values: text('values/values.v1.yaml'),
};

describe('templates that ship', () => {
  it('are read whole', () => {
    const read = parseTemplates(shipped);
    expect(read.ok ? [] : read.faults).toEqual([]);
    expect(read.ok && read.value.guardians.roles.map(({ code }) => code)).toEqual([
      'shop-staff',
      'residents',
      'transport',
      'security',
      'youth-workers',
      'school-staff',
      'desk-staff',
    ]);
    expect(read.ok && read.value.incident.phases.map(({ code }) => code)).toEqual([
      'hour',
      'day',
      'week',
      'month',
    ]);
  });
  it('say what is wrong', () => {
    const twice = parseTemplates({
      ...shipped,
      values: shipped.values.replace('code: ecological', 'code: collaborative'),
    });
    expect(twice.ok ? [] : twice.faults).toEqual(['The value “collaborative” stands there twice.']);
    const owner = parseTemplates({
      ...shipped,
      incident: shipped.incident.replace('owner: VCS', 'owner: Sam'),
    });
    expect(owner.ok ? '' : owner.faults.join()).toContain('incident.phases');
  });
});

describe('the week of a place', () => {
  const slot = (fields: Partial<GuardianSlot>): GuardianSlot => ({
    week: 'school day',
    day: 'after school',
    role: 'residents',
    adults: 2,
    trained: 1,
    trust: 'trusted',
    ...fields,
  });
  const state = (...slots: GuardianSlot[]) =>
    guardianWeek(slots, (role) => role).find(
      ({ week, day }) => week === 'school day' && day === 'after school',
    )?.state;
  it('has every part of the week, also those nobody wrote about', () => {
    const week = guardianWeek([slot({})], (role) => role.toUpperCase());
    expect(week).toHaveLength(10);
    expect(week.filter(({ state: s }) => s === 'nobody')).toHaveLength(9);
    expect(week[2]).toEqual({
      week: 'school day',
      day: 'after school',
      state: 'trusted and trained',
      adults: 2,
      trained: 1,
      roles: ['RESIDENTS'],
    });
  });
  it('needs the same role to be trained and trusted', () => {
    // trusted neighbours without training beside trained wardens whom nobody trusts are a gap
    expect(state(slot({ trained: 0 }), slot({ role: 'security', trust: 'not trusted' }))).toBe(
      'nobody trusted',
    );
    expect(state(slot({ trained: 0 }))).toBe('nobody trained');
    expect(state(slot({ trust: 'some trusted' }))).toBe('trusted and trained');
  });
  it('does not take silence for distrust', () => {
    expect(state(slot({ trust: 'not asked' }))).toBe('young people not asked');
    expect(state(slot({ trust: 'not trusted' }), slot({ trust: 'not asked' }))).toBe(
      'young people not asked',
    );
  });
});

describe(documentDifferences, () => {
  const night = { week: 'school day', day: 'night', role: 'security', adults: 1, trained: 0 } as const;
  const map = (slots: readonly GuardianSlot[], note = ''): NewPlanDocument => ({
    kind: 'guardianship map',
    date: '2026-05-01',
    slots: [...slots],
    asked: '',
    note,
  });
  const nameOf = (code: string) => code.toUpperCase();

  it('sets what changed, came and went beside each other, and passes over what stayed', () => {
    const before = map([{ ...night, trust: 'not asked' }], 'The gate is open.');
    const after = map(
      [
        { ...night, trust: 'trusted' },
        { ...night, trust: 'not trusted' },
      ],
      '',
    );
    expect(documentDifferences(before, after, nameOf)).toEqual([
      {
        about: 'school day, night: SECURITY',
        before: '1 adult, 0 trained, not asked',
        after: '1 adult, 0 trained, trusted',
      },
      { about: 'school day, night: SECURITY (2)', before: '', after: '1 adult, 0 trained, not trusted' },
      { about: 'Note', before: 'The gate is open.', after: '' },
    ]);
    expect(documentDifferences(after, after, nameOf)).toEqual([]);
  });
});
