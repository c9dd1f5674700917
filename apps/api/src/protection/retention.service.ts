import { Inject, Injectable } from '@nestjs/common';
import type {
  Erasure,
  NewRetentionTerm,
  RetentionKind,
  RetentionPage,
  RetentionRule,
} from '@waymark/contract';
import { isDue, retainUntil } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { organisationFor } from '../catalogue/scope';
import type { Config } from '../config';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { RetentionTermEntity } from './erasure.entity';
import { type DueRecord, ErasureService, erasureAnswer } from './erasure.service';
import { ListsService } from './lists.service';
import { personalData } from './personal-data';
import { clockedTables } from './personal-data.store';
import { instant } from './protection.store';
import { type Terms, TermsService } from './terms.service';

/** What young people sent and nobody has taken up yet. */
const LETTERBOXES: ReadonlySet<string> = new Set(['young_submission', 'young_letter']);
const PROMISED = 'promised to whoever sent it';

/** How many due records the page lists; all are counted. */
const LISTED = 200;

/** The retention schedule, what is due by it, and the runs that erase it. Nothing is erased before somebody has looked once. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly erasures: ErasureService,
    private readonly terms: TermsService,
    private readonly lists: ListsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(actor: Actor): Promise<RetentionPage> {
    const asOf = this.config.today();
    const [due, rules, runs] = await Promise.all([
      this.due(actor),
      this.rules(actor),
      this.erasures.runs(actor),
    ]);
    const running = await this.running(actor);
    return {
      asOf,
      rules,
      due: due.slice(0, LISTED).map(({ kind, table, id, what, dueOn }) => ({ kind, table, id, what, dueOn })),
      dueCount: due.length,
      running,
      sentence: sentenceOf(due.length, running),
      runs,
    };
  }

  async rules(actor: Actor): Promise<RetentionRule[]> {
    const [terms, due] = await Promise.all([this.terms.of(actor), this.due(actor)]);
    const held = await this.held(actor);
    const organisationId = actor.organisationIds[0] ?? 0;
    return this.lists.schedule.rules.map((rule) => {
      const own = terms.own(organisationId, rule.kind);
      return {
        ...rule,
        months: terms.months(organisationId, rule.kind),
        shipped: rule.months,
        changeable: isChangeable(rule.kind),
        decided: own && { by: own.decidedBy, at: own.decidedAt, reason: own.reason },
        held: held.get(rule.kind) ?? null,
        due: due.filter(({ kind }) => kind === rule.kind).length,
      };
    });
  }

  async setTerm(
    actor: Actor,
    { organisationId, kind, months, reason }: NewRetentionTerm,
  ): Promise<RetentionRule> {
    const rule = this.lists.schedule.rules.find((one) => one.kind === kind);
    if (!rule || rule.months === null || !isChangeable(kind))
      throw new BadInput(`No other term can be decided for this kind. ${rule?.reason ?? ''}`, [
        { field: 'kind', sentence: 'Choose a kind whose term can be changed.' },
      ]);
    await this.erasures.insert(RetentionTermEntity, {
      organisationId: organisationFor(actor, organisationId),
      kind,
      months,
      reason,
      decidedBy: actor.name,
      decidedAt: instant(),
    });
    const changed = (await this.rules(actor)).find((one) => one.kind === kind);
    if (!changed) throw new NotFound('kind of record');
    return changed;
  }

  /** Everything due today, oldest first. */
  async due(actor: Actor): Promise<DueRecord[]> {
    const terms = await this.terms.of(actor);
    const found: DueRecord[] = [];
    for (const table of clockedTables)
      for (const row of await this.erasures.clocks(actor, table)) {
        const dueOn = this.lastDay(terms, row.organisationId, row.kind, row.from, row.until);
        if (!isDue(dueOn, this.config.today()) || dueOn === null) continue;
        found.push({ ...row, dueOn, what: personalData[table]?.what ?? table });
      }
    return found.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id - b.id);
  }

  /** Erases what is due because somebody looked at it; refused where it is more than they saw. */
  async run(actor: Actor, expected: number): Promise<Erasure[]> {
    const due = await this.due(actor);
    if (due.length > expected)
      throw new Conflict(
        `${due.length} records are due by now, ${expected} when the page was opened. Nothing was erased: look at the list again.`,
      );
    const runs = await this.erasures.erase(actor, due, {
      cause: 'retention',
      reason: 'the retention schedule',
      asOf: this.config.today(),
    });
    return runs.map(erasureAnswer);
  }

  /**
   * The daily run: erases what is due for organisations that have looked at a preview and erased once under their schedule as it
   * is now; for the others it only records what it would erase. What young people sent goes on its day in any case: they were
   * promised so, and whether somebody looks is not theirs to wait for.
   */
  async daily(actor: Actor): Promise<Erasure[]> {
    const done: Erasure[] = [];
    for (const organisationId of actor.organisationIds) {
      const one: Actor = { ...actor, organisationIds: [organisationId] };
      const ranToday = (await this.erasures.runs(one)).some(
        ({ cause, asOf }) => cause !== 'one person' && asOf === this.config.today(),
      );
      const due = ranToday ? [] : await this.due(one);
      const running = await this.running(one);
      const erase = async (rows: readonly DueRecord[], cause: 'retention' | 'preview', reason: string) => {
        if (rows.length === 0) return;
        const runs = await this.erasures.erase(one, rows, { cause, reason, asOf: this.config.today() });
        done.push(...runs.map(erasureAnswer));
      };
      const promised = running ? [] : due.filter(({ table }) => LETTERBOXES.has(table));
      await erase(promised, 'retention', PROMISED);
      await erase(
        due.filter((row) => !promised.includes(row)),
        running ? 'retention' : 'preview',
        'the daily run',
      );
    }
    return done;
  }

  /** Whether the daily run may erase: somebody erased after looking, and no term was changed since. */
  private async running(actor: Actor): Promise<boolean> {
    const [runs, terms] = await Promise.all([this.erasures.runs(actor), this.terms.of(actor)]);
    return (
      actor.organisationIds.length > 0 &&
      actor.organisationIds.every((id) =>
        runs.some(
          ({ organisationId, cause, reason, at }) =>
            organisationId === id && cause === 'retention' && reason !== PROMISED && at > terms.changedAt(id),
        ),
      )
    );
  }

  private async held(actor: Actor): Promise<ReadonlyMap<RetentionKind, number>> {
    const counts = new Map<RetentionKind, number>();
    for (const [table, count] of await this.erasures.held(actor)) {
      const kind = personalData[table]?.kind;
      if (kind) counts.set(kind, (counts.get(kind) ?? 0) + count);
    }
    return counts;
  }

  private lastDay(
    terms: Terms,
    organisationId: number,
    kind: RetentionKind,
    from: string | null,
    until: string | null,
  ): string | null {
    const byTerm = retainUntil(from, terms.months(organisationId, kind));
    if (byTerm === null || until === null) return byTerm ?? until;
    return until < byTerm ? until : byTerm;
  }
}

/** Kinds that this job erases; the others are kept, or ended by the part that made them. */
const isChangeable = (kind: RetentionKind): boolean =>
  clockedTables.some((table) => personalData[table]?.kind === kind);

function sentenceOf(due: number, running: boolean): string {
  const records = due === 1 ? 'One record is' : `${due} records are`;
  if (due === 0)
    return running ? 'Nothing is due. The daily run erases what becomes due.' : 'Nothing is due yet.';
  return running
    ? `${records} due and will be erased by the daily run.`
    : `${records} due. Nothing is erased until you have looked at the list and erased it once; from then on the daily run does it.`;
}
