import type { Drafted } from '../audit/linked-cell';

export const rowOf = ({ series: { subject, indicator, breakdown } }: Drafted): string =>
  `${'contextId' in subject ? subject.contextId : subject.areaCode}|${indicator.code}|${breakdown}`;

/** Rows in which a withheld count cannot be protected any more: an edition does not even name them. */
export const rowsLeftOut = (drafts: readonly Drafted[]): ReadonlySet<string> =>
  new Set(
    drafts
      .filter(({ decisions }) => decisions.some((one) => one.state === 'withheld' && one.leaveOut))
      .map(rowOf),
  );
