import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '@waymark/calendar';
import type { ProtectionPage, RetentionRule } from '@waymark/contract';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';
import { ErasureService } from './erasure.service';
import { personalData } from './personal-data';
import { ProtectionRecordsService } from './protection-records.service';
import { RetentionService } from './retention.service';

/** An agreement that ends within this many days is told of. */
const SOON_DAYS = 60;
/** A request is answered within a month, as one by the person concerned would have to be. */
const ANSWER_DAYS = 30;

/** What a data protection officer sees first. */
@Injectable()
export class ProtectionPageService {
  constructor(
    private readonly records: ProtectionRecordsService,
    private readonly retention: RetentionService,
    private readonly erasures: ErasureService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(actor: Actor): Promise<ProtectionPage> {
    const asOf = this.config.today();
    const soon = addDays(asOf, SOON_DAYS);
    const { purposes, agreements, requests, places, sharings } = await this.records.all(actor);
    const [retention, held] = await Promise.all([this.retention.page(actor), this.erasures.held(actor)]);
    const current = purposes.filter((one) => one.replacedBy === null && one.endedOn === null);
    const waits: ProtectionPage['waits'] = [
      ...(current.length === 0
        ? [
            {
              part: 'purposes' as const,
              sentence:
                'No purpose is recorded yet: say why anything is held about people, and on which lawful basis.',
              late: true,
            },
          ]
        : []),
      ...current
        .filter(({ reviewDue }) => reviewDue)
        .map(({ title, reviewOn }) => ({
          part: 'purposes' as const,
          sentence: `The purpose “${title}” was to be reviewed by ${dayInWords(reviewOn)}.`,
          late: true,
        })),
      ...requests
        .filter(({ decision }) => decision === 'waiting')
        .map(({ organisation, receivedOn }) => ({
          part: 'requests' as const,
          sentence: `${organisation} asked on ${dayInWords(receivedOn)} and waits for a decision.`,
          late: addDays(receivedOn, ANSWER_DAYS) < asOf,
        })),
      ...(retention.dueCount > 0
        ? [{ part: 'retention' as const, sentence: retention.sentence, late: !retention.running }]
        : []),
      ...places
        .filter(({ state, expiresOn }) => state === 'in force' && expiresOn <= soon)
        .map(({ publicName, expiresOn }) => ({
          part: 'places' as const,
          sentence: `The agreement to name ${publicName} ends on ${dayInWords(expiresOn)}; its public name comes back on the next day.`,
          late: false,
        })),
      ...sharings
        .filter(({ state, mayShare, endsOn }) => state === 'in force' && (!mayShare || endsOn <= soon))
        .map(({ partner, because }) => ({
          part: 'sharing' as const,
          sentence: `Sharing with ${partner}: ${because}`,
          late: false,
        })),
    ];
    return {
      asOf,
      lede:
        waits.length === 0
          ? 'Nothing waits. Names of young people have no place in Waymark; what is held under a pseudonym has a date on which it is erased.'
          : `${waits.length === 1 ? 'One thing waits' : `${FEW[waits.length] ?? waits.length} things wait`} for a decision.`,
      waits,
      counts: [
        { part: 'purposes', label: 'purposes in force', count: current.length },
        {
          part: 'agreements',
          label: 'agreements to take part in force',
          count: agreements.filter(({ state }) => state === 'in force').length,
        },
        { part: 'requests', label: 'requests for information', count: requests.length },
        {
          part: 'places',
          label: 'places called by their name',
          count: places.filter(({ state }) => state === 'in force').length,
        },
        {
          part: 'sharing',
          label: 'agreements to share in force',
          count: sharings.filter(({ mayShare }) => mayShare).length,
        },
      ],
      holdings: held.map(([table, records]) => ({ table, records, ...holdingOf(table, retention.rules) })),
    };
  }
}

function holdingOf(
  table: string,
  rules: readonly RetentionRule[],
): Omit<ProtectionPage['holdings'][number], 'table' | 'records'> {
  const entry = personalData[table];
  const rule = rules.find(({ kind }) => kind === entry?.kind);
  return {
    what: entry?.what ?? table,
    about: entry?.about ?? '',
    keptFor:
      entry?.keptFor ??
      (rule?.months == null ? 'kept: see the schedule' : `${monthsInWords(rule.months)} from ${rule.from}`),
    then: entry?.from === undefined && rule?.months != null ? 'keep' : (rule?.then ?? 'keep'),
  };
}

export function monthsInWords(months: number): string {
  const years = months / 12;
  if (Number.isInteger(years)) return years === 1 ? 'one year' : `${years} years`;
  return months === 1 ? 'one month' : `${months} months`;
}

const FEW = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const calendarDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const dayInWords = (day: string): string => calendarDay.format(new Date(`${day}T12:00:00Z`));
