import { Injectable } from '@nestjs/common';
import type { Context, Grant, Response, SeriesBreak, View } from '@waymark/contract';
import { type AreaRecord, type ContextRecord, publicPage, type Rollup } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { WorkService } from '../catalogue/work.service';
import { QualityAnswersStore } from '../quality/quality-answers.store';
import { MeasuresStore } from './measures.store';

/** Contexts with everything dated that belongs to them, in a handful of queries however many contexts there are. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly places: PlacesService,
    private readonly work: WorkService,
    private readonly measures: MeasuresStore,
    private readonly answers: QualityAnswersStore,
  ) {}

  /** Records of the actor's contexts that `wanted` picks; archived contexts are left out. */
  async records(
    actor: Actor,
    wanted: (context: Context) => boolean,
    indicators?: readonly string[],
  ): Promise<ContextRecord[]> {
    const contexts = (await this.places.namedContexts(actor)).filter((c) => !c.archived && wanted(c));
    const ids = contexts.map((c) => c.id);
    const [grants, responses, breaks, rollups, checks, paired, baselines] = await Promise.all([
      this.work.grantsOf(actor, ids),
      this.work.responsesOf(actor, ids),
      this.work.breaksOf(actor, ids),
      this.measures.rollups({ contextIds: ids, ...(indicators ? { indicators } : {}) }),
      this.answers.ofContexts(actor, ids),
      this.measures.paired(ids),
      this.measures.baselines(ids),
    ]);
    const byContext = groupByContext(rollups);
    return contexts.map((context) => ({
      context,
      grants: grants.filter((g: Grant) => !g.archived && g.contextIds.includes(context.id)),
      responses: responses.filter((r: Response) => !r.archived && r.contextId === context.id),
      breaks: breaks.filter((b: SeriesBreak) => !b.archived && b.contextId === context.id),
      rollups: byContext.get(context.id) ?? [],
      checks: checks.get(context.id) ?? [],
      paired: paired.filter(({ subject }) => 'contextId' in subject && subject.contextId === context.id),
      baselines: baselines.get(context.id) ?? [],
    }));
  }

  /** Which indicators there are figures of, by place: without reading the figures. */
  indicatorsOf(contextIds: readonly number[]): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
    return this.measures.indicatorsOf(contextIds);
  }

  /** A page as its reader may see it: outside the team, no words in it hold a private name of a place. */
  async worded<T>(view: View, page: T): Promise<T> {
    return view === 'team' ? page : publicPage(page, await this.places.hiddenNames());
  }

  /** Published figures with what the actor's team said of those that looked odd. */
  async withChecks(actor: Actor, areas: readonly AreaRecord[]): Promise<AreaRecord[]> {
    const checks = await this.answers.ofAreas(actor);
    return areas.map((area) => ({ ...area, checks: checks.get(area.code) ?? [] }));
  }
}

function groupByContext(rollups: readonly Rollup[]): ReadonlyMap<number, Rollup[]> {
  const groups = new Map<number, Rollup[]>();
  for (const rollup of rollups) {
    if (!('contextId' in rollup.subject)) continue;
    const group = groups.get(rollup.subject.contextId);
    if (group) group.push(rollup);
    else groups.set(rollup.subject.contextId, [rollup]);
  }
  return groups;
}
