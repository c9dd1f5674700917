import type { Balance, Drift } from '@waymark/contract';
import { balanceOf, type CountedAction, type CountedMeeting, inOrder } from './balance';

/** At least this share of the first plan aims at social conditions: it began contextual. */
const CONTEXTUAL = 0.5;
/** SYS-03's material change: a review drifts only when it lies this far under the beginning, and under half. */
const MATERIAL = 0.1;

/**
 * Does a plan drift back to changing young people? The beginning is everything decided up to the first review; each
 * review is then judged on what was decided at it and since the one before. A review without a new decision says nothing
 * about drift and is passed over. Two drifted reviews running raise the flag; one asks to watch.
 */
export function driftOf(meetings: readonly CountedMeeting[]): Drift {
  const ordered = inOrder(meetings);
  const first = ordered.findIndex((meeting) => meeting.kind === 'review');
  const began = balanceOf((first < 0 ? ordered : ordered.slice(0, first)).flatMap((m) => m.actions));
  const reviews = first < 0 ? [] : judgedReviews(ordered.slice(first), began);
  const [before, latest] = reviews.slice(-2).length === 2 ? reviews.slice(-2) : [undefined, reviews.at(-1)];
  const state = ((): Drift['state'] => {
    if (began.share === null || !latest) return 'too early';
    if (began.share < CONTEXTUAL) return 'began behaviour-based';
    if (latest.drifted) return before?.drifted ? 'drifted' : 'watch';
    return 'holding';
  })();
  return { state, sentence: sentenceOf(state, began, latest?.balance), began, reviews };
}

function judgedReviews(fromFirstReview: readonly CountedMeeting[], began: Balance): Drift['reviews'] {
  const reviews: Drift['reviews'] = [];
  let since: CountedAction[] = [];
  for (const meeting of fromFirstReview) {
    since = [...since, ...meeting.actions];
    if (meeting.kind !== 'review' || since.length === 0) continue;
    const balance = balanceOf(since);
    reviews.push({ date: meeting.date, balance, drifted: hasDrifted(began, balance) });
    since = [];
  }
  return reviews;
}

function hasDrifted(began: Balance, now: Balance): boolean {
  if (began.share === null || now.share === null || began.share < CONTEXTUAL) return false;
  // rounded to a billionth, or 0.6 - 0.5 would be less than 0.1
  return now.share < CONTEXTUAL && Math.round((began.share - now.share) * 1e9) >= MATERIAL * 1e9;
}

/** `3 and a half of 5`, as a person would count it. */
export function countedOf({ actions, ecological, both }: Balance): string {
  const whole = ecological + Math.floor(both / 2);
  const half = both % 2 === 1;
  const counted = half ? (whole === 0 ? 'half of one' : `${whole} and a half`) : String(whole);
  return `${counted} of ${actions}`;
}

function sentenceOf(state: Drift['state'], began: Balance, latest: Balance | undefined): string {
  const then = `At the beginning ${countedOf(began)} actions set out to change the context`;
  const now = latest ? `, at the latest review ${countedOf(latest)}.` : '.';
  switch (state) {
    case 'too early':
      return began.actions === 0
        ? 'No action has been decided yet.'
        : `${then}. Drift can be seen once a review has decided something.`;
    case 'began behaviour-based':
      return `${then}${now} Less than half: this plan began with young people's behaviour, so look at what it aims at before looking for drift.`;
    case 'drifted':
      return `${then}${now} For two reviews running most new actions aim at young people's behaviour: this plan has drifted.`;
    case 'watch':
      return `${then}${now} Most new actions of this one review aim at young people's behaviour: watch the next.`;
    case 'holding':
      return `${then}${now} The plan holds to changing the context.`;
  }
}
