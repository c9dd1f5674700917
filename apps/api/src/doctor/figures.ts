import type { Figures } from '@waymark/contract';
import { rollUp } from '@waymark/outcomes';
import { type DataSource, In } from 'typeorm';
import { rollupRow } from '../measures/measures.store';
import { ObservationEntity } from '../measures/observation.entity';
import { RollupEntity } from '../measures/rollup.entity';
import { type Finding, good, note, trouble } from './finding';

const SAMPLE = 60;

/** Makes some rollups again from the observations behind them: what pages show must still be what was recorded. */
export async function lookAtFigures(source: DataSource): Promise<Finding[]> {
  const rows = await source.manager
    .createQueryBuilder(RollupEntity, 'it')
    .innerJoin('intake', 'written', 'written.id = it.intake_id AND written.visible = :yes', { yes: true })
    .where('it.replacedBy IS NULL')
    .orderBy('it.id', 'DESC')
    .take(SAMPLE)
    .getMany();
  const [left] = (await source.query(
    'SELECT COUNT(*) AS n FROM observation WHERE intake_id IN (SELECT id FROM intake WHERE visible = false)',
  )) as { n: number | string }[];
  const undone = Number(left?.n ?? 0);
  const wrong: number[] = [];
  for (const row of rows) if (!(await stillAdds(source, row))) wrong.push(row.id);
  return [
    wrong.length === 0
      ? good(
          'Figures',
          `${rows.length} figures of the latest were made again from their observations and are the same.`,
        )
      : trouble(
          'Figures',
          `${wrong.length} of ${rows.length} figures are not what their observations come to (rollup ${wrong.slice(0, 5).join(', ')}).`,
          'Keep a copy of the database and report this. Putting the last good backup back mends it.',
        ),
    ...(undone > 0
      ? [note('Figures', `${undone} rows of imports that were taken back lie unused; no page reads them.`)]
      : []),
  ];
}

async function stillAdds(source: DataSource, row: RollupEntity): Promise<boolean> {
  const ids = JSON.parse(row.observationIds) as number[];
  const found = await source.manager.find(ObservationEntity, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
  });
  if (found.length !== ids.length) return false;
  const made = rollUp(
    found.map((it) => ({ ...it, figures: JSON.parse(it.figures) as Figures, state: 'current' as const })),
  ).map((it) => rollupRow(it).stats);
  return made.some((stats) => canonical(stats) === canonical(row.stats));
}

/** The same numbers, in whichever order the JSON names them. */
function canonical(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
