import { Inject, Injectable } from '@nestjs/common';
import type { Grant, PageEdition, ReportInput, ReportTexts } from '@waymark/contract';
import type { Actor } from '../access/actor';
import type { ContextEntity } from '../catalogue/context.entity';
import { PlacesStore } from '../catalogue/places.store';
import { WorkStore } from '../catalogue/work.store';
import { BadInput, NotFound } from '../http/refusals';
import { READING, type ReadingFor } from '../measures/reading';
import { ReportBodyService } from './report-body.service';

/** What a report is about: a grant and one of its contexts, both of the actor's organisations. */
export interface ReportSubject {
  readonly grant: Omit<Grant, 'contextIds' | 'organisationId'>;
  readonly context: ContextEntity;
  /** Whether the grant is recorded for this context. */
  readonly funded: boolean;
}

/** Puts a report's input together: the figures of an edition, the grant and the words. Team figures never come this way. */
@Injectable()
export class ReportInputService {
  constructor(
    private readonly work: WorkStore,
    private readonly places: PlacesStore,
    private readonly body: ReportBodyService,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  /** What a draft is about, also where the grant was given other contexts since: what was written stays readable. */
  async subject(actor: Actor, grantId: number, contextId: number): Promise<ReportSubject> {
    const found = (await this.work.grants(actor)).find(({ grant }) => grant.id === grantId);
    if (!found) throw new NotFound('grant');
    const stored = await this.places.context(actor, contextId);
    if (!stored) throw new NotFound('context');
    const agreed = (await this.places.agreedNames(this.reading('external').asOf)).get(contextId);
    // where its community agreed, the place's own name is its public one, and nothing is left to hide
    const context = agreed === undefined ? stored : { ...stored, pseudonym: agreed, privateName: '' };
    return { grant: found.grant, context, funded: found.contextIds.includes(contextId) };
  }

  /** The same for a report that begins now; refuses what no report may be about. */
  async newSubject(actor: Actor, grantId: number, contextId: number): Promise<ReportSubject> {
    const subject = await this.subject(actor, grantId, contextId);
    const { grant, context } = subject;
    if (!subject.funded)
      throw new BadInput(
        `${grant.title} is not recorded as a grant for ${context.pseudonym}: add the context to the grant first.`,
        [{ field: 'contextId', sentence: 'Choose a context that this grant is for.' }],
      );
    if (context.level === 'individual')
      throw new BadInput(
        'A report is about a context, never about one young person. Choose the group, place or community around them.',
        [{ field: 'contextId', sentence: 'Choose a group, a place or a community.' }],
      );
    return subject;
  }

  /** Editions that this context could be reported from, newest first. */
  editions(contextId: number): Promise<PageEdition[]> {
    return this.body.editions(contextId);
  }

  /** Everything a report is composed from; a sentence where no edition has the context, since nothing live is ever reported. */
  async input(
    actor: Actor,
    { grant, context }: ReportSubject,
    texts: ReportTexts,
    number: number | null,
  ): Promise<ReportInput | string> {
    const { asOf, invented, policy } = this.reading('external');
    const body = await this.body.body(actor, context, grant, { number, texts });
    if (typeof body === 'string') return body;
    return {
      template: 'funder',
      today: asOf,
      invented: invented ?? false,
      grant: {
        identifier: grant.identifier,
        funder: grant.funder,
        title: grant.title,
        start: grant.start,
        end: grant.end,
        amountGbp: grant.amountGbp,
        askedFor: grant.askedFor,
      },
      edition: body.edition,
      page: body.page,
      plan: body.plan,
      texts: body.texts,
      policyVersion: `${policy.set} ${policy.version}`,
    };
  }
}
