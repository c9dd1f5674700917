import type { INestApplication } from '@nestjs/common';
import { type Figures, newObservation } from '@waymark/contract';
import { parse } from 'csv-parse/sync';
import { LocalActor } from '../access/local-actor';
import { PlacesStore } from '../catalogue/places.store';
import type { Config } from '../config';
import { RecordingService } from '../measures/recording.service';
import { seedDemoReports } from '../reports/demo-reports';
import { CONFIG } from '../settings.module';
import { readDemoFiles, type Row } from './demo-files';
import { seedDemoPlaces } from './demo-seed';

/** Fills an empty demo database: places first, then their observations. */
export async function loadDemo(app: INestApplication, say: (line: string) => void): Promise<void> {
  await app.init();
  if (!(await seedDemoPlaces(app))) return;
  say('Loading the demo: ten years of invented places.');
  const actor = await app.get(LocalActor).actor();
  const contexts = new Map((await app.get(PlacesStore).contexts(actor)).map((c) => [c.code, c.id]));
  const rows = parse(readDemoFiles(app.get<Config>(CONFIG).home).observations(), {
    columns: true,
    bom: true,
  }) as Row[];
  const items = rows.map((row) =>
    newObservation.parse({
      contextId: contexts.get(row['context'] ?? ''),
      indicator: row['indicator'],
      start: row['period_start'],
      end: row['period_end'],
      breakdown: row['breakdown'],
      round: row['round'],
      source: row['source'],
      figures: figuresOf(row),
    }),
  );
  for (let at = 0; at < items.length; at += 300)
    await app.get(RecordingService).add(actor, `demo-observations-${at}`, items.slice(at, at + 300));
  await seedDemoReports(app, actor);
}

function figuresOf(row: Row): Figures {
  const number = (name: string) => (row[name] ? Number(row[name]) : null);
  const whole = (name: string) => Number(row[name]);
  if (row['missing_reason'])
    return { kind: 'missing', reason: row['missing_reason'] as 'not collected', symbol: null };
  if (row['numerator'])
    return { kind: 'counts', numerator: whole('numerator'), denominator: whole('denominator') };
  if (row['mean']) return { kind: 'moments', n: whole('n'), mean: whole('mean'), sd: number('sd') };
  if (row['events'])
    return {
      kind: 'events',
      events: whole('events'),
      exposure: number('exposure'),
      exposureUnit: row['exposure_unit'] || null,
    };
  if (row['level'])
    return { kind: 'level', level: whole('level'), raters: whole('raters'), evidence: row['evidence'] ?? '' };
  if (row['stock']) return { kind: 'stock', stock: whole('stock') };
  return { kind: 'milestone', reached: row['reached'] || null };
}
