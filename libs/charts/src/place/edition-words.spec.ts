import type { PublishedEdition } from '@waymark/contract';
import { citation, standingWords } from './edition-words';

const edition: PublishedEdition = {
  sha256: 'ab'.repeat(32),
  number: 3,
  title: 'To summer 2026',
  organisation: 'Harbour Youth',
  released: '2026-09-15',
  standing: 'provisional',
  notices: [],
  cells: null,
  contexts: [],
};
const withdrawn = {
  ...edition,
  notices: [{ kind: 'withdrawn' as const, on: '2026-10-01', why: 'Wrong months.' }],
};

describe('the words of an edition', () => {
  it('say whether it is meant to stay', () => {
    expect(standingWords({ ...edition, standing: 'final' })).toBe('Final: meant to stay as it is.');
    expect(standingWords(edition)).toBe('Provisional: a correction is expected.');
    expect(standingWords(withdrawn)).toBe('Withdrawn: it is kept for whoever cited it.');
  });

  it('cite it with its hash, and as withdrawn once it is', () => {
    const hash = `Waymark. SHA-256: ${'ab'.repeat(32)}`;
    const cited = 'Harbour Youth (2026). To summer 2026. Edition 3, released 15 September 2026, provisional';
    expect(citation(edition)).toBe(`${cited}. ${hash}`);
    expect(citation(withdrawn)).toBe(`${cited}, withdrawn. ${hash}`);
  });
});
