import { submissionKey } from './submission-key';

describe(submissionKey, () => {
  it.each([
    '101',
    'r2025-12',
    'a1',
    'R_3k2',
    'uuid:1f0c8a52-9d8e-4f0e-8f9c-0e6c1a2b3c4d',
    '1f0c8a529d8e4f0e8f9c0e6c1a2b3c4d',
  ])('keeps %s, which a tool gave', (id) => expect(submissionKey(id)).toBe(id));

  it.each([
    'Jayden Smith',
    'jayden.smith2@example.org',
    'jsmith09',
    '03/04/2009',
    '2009-04-03',
    '07700900123',
    '+447700900123',
    'Jordan',
    'x'.repeat(81),
  ])('keeps a digest of %s, the same every time', (id) => {
    const key = submissionKey(id);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(submissionKey(id)).toBe(key);
    expect(submissionKey(key)).toBe(key);
    expect(submissionKey(`${id}.`)).not.toBe(key);
  });
});
