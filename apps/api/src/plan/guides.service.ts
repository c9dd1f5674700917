import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Guide, GuideName, PlanGuides, PlanTemplates } from '@waymark/contract';
import { parseGuides, parseTemplates } from '@waymark/outcomes';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';

/** The guides and templates that ship with the product, read once at the start. */
@Injectable()
export class GuidesService {
  readonly all: PlanGuides;
  readonly templates: PlanTemplates;

  constructor(@Inject(CONFIG) config: Config) {
    const folder = join(config.home, 'data/guides');
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    const read = parseGuides(new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')])));
    if (!read.ok)
      throw new Error(
        `The guides in data/guides cannot be used:\n${read.faults.map((f) => `  - ${f}`).join('\n')}`,
      );
    this.all = read.value;
    const text = (path: string): string => readFileSync(join(config.home, 'data', path), 'utf8');
    // a list of the organisation's own, in the same shape, takes the place of the one that ships
    const own = join(config.dataFolder, 'values.yaml');
    const templates = parseTemplates({
      guardians: text('guardianship/guardians.v1.yaml'),
      incident: text('incidents/serious-incident.v1.yaml'),
      values: existsSync(own) ? readFileSync(own, 'utf8') : text('values/values.v1.yaml'),
    });
    if (!templates.ok)
      throw new Error(
        `The templates of plans${existsSync(own) ? `, or the values in ${own},` : ''} cannot be used:\n${templates.faults.map((f) => `  - ${f}`).join('\n')}`,
      );
    this.templates = templates.value;
  }

  guide(name: GuideName): Guide {
    const found = this.all.guides.find((one) => one.guide === name);
    if (!found) throw new Error(`data/guides has no guide for ${name}.`);
    return found;
  }
}
