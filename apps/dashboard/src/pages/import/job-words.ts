import type { ImportJob } from '@waymark/contract';

export const STATE_WORDS: Record<ImportJob['state'], string> = {
  checking: 'being checked',
  checked: 'checked, not imported',
  committing: 'being imported',
  committed: 'imported',
  undoing: 'being taken back',
  undone: 'taken back',
  failed: 'not imported',
};

export const underWay = (job: Pick<ImportJob, 'state'>): boolean =>
  job.state === 'checking' || job.state === 'committing' || job.state === 'undoing';

/** 22 November 2026, 14:05. */
export function momentWords(moment: string): string {
  return new Date(moment).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });
}

export const figures = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'figure' : 'figures'}`;
