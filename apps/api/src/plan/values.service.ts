import { Inject, Injectable } from '@nestjs/common';
import type { NewValuesList, PlanTemplates, ValuesList } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput } from '../http/refusals';
import { onVersion } from '../http/versioned';
import { CONFIG } from '../settings.module';
import { GuidesService } from './guides.service';
import { PlanStore } from './plan.store';
import { ValuesListEntity } from './values-list.entity';

/** The values that an organisation holds itself to: the list that ships until it puts its own in its place. */
@Injectable()
export class ValuesService {
  constructor(
    private readonly store: PlanStore,
    private readonly guides: GuidesService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Guardians, incidents and reflection are the installation's; values may be the organisation's. */
  get templates(): PlanTemplates {
    return this.guides.templates;
  }

  async of(organisationId: number, manager?: EntityManager): Promise<ValuesList> {
    const lists = await this.store.valuesLists(organisationId, manager);
    const { levels, values } = this.guides.templates.values;
    const own = lists[0] ? (JSON.parse(lists[0].body) as Pick<ValuesList, 'levels' | 'values'>) : null;
    return {
      version: lists[0]?.version ?? 0,
      ...(own ?? { levels, values }),
      changes: lists.map(({ version, since, by, reason }) => ({ version, since, by, reason })),
    };
  }

  async change(
    actor: Actor,
    contextId: number,
    { version, reason, levels, values }: NewValuesList & { readonly version: number },
  ): Promise<ValuesList> {
    return this.work.run(async (m) => {
      const { organisationId } = await this.store.contextFor(actor, contextId, m);
      const before = await this.of(organisationId, m);
      const next = onVersion({ version: before.version }, version, 'list of values');
      const steps = levels.map(({ level }) => level);
      if (steps.some((level, i) => level !== i))
        throw new BadInput('The levels of a value go from 0 to 4.', [
          { field: 'levels', sentence: 'Give each level from 0 to 4 its words.' },
        ]);
      const labels = values.map(({ label }) => label.toLowerCase());
      const twice = values.find((one, i) => labels.indexOf(one.label.toLowerCase()) !== i);
      if (twice)
        throw new BadInput(`“${twice.label}” stands on the list twice.`, [
          { field: 'values', sentence: 'Name each value once.' },
        ]);
      await m.insert(ValuesListEntity, {
        organisationId,
        version: next.version,
        body: JSON.stringify({ levels, values: coded(values, before) }),
        reason,
        by: actor.name,
        since: this.config.today(),
      });
      return this.of(organisationId, m);
    });
  }
}

/** A value keeps its code for as long as it is on the list; a new one gets one made of its name that was never used. */
function coded(values: NewValuesList['values'], before: ValuesList): ValuesList['values'] {
  const known = new Set(before.values.map(({ code }) => code));
  const used = new Set(values.flatMap(({ code }) => (code !== null && known.has(code) ? [code] : [])));
  return values.map(({ code, label, ask }) => {
    if (code !== null && known.has(code)) return { code, label, ask };
    const stem = /^[a-z]/.test(slug(label)) ? slug(label) : `v-${slug(label)}`;
    let made = stem.slice(0, 20);
    for (let n = 2; used.has(made) || known.has(made); n += 1) made = `${stem.slice(0, 20)}-${n}`;
    used.add(made);
    return { code: made, label, ask };
  });
}

const slug = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
