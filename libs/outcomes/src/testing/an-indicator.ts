import { indicator, type Indicator } from '@waymark/contract';

/** An indicator for specs: LOC-01 unless told otherwise, through the strict shape. */
export function anIndicator(changes: Partial<Indicator> = {}): Indicator {
  return indicator.parse({
    code: 'LOC-01',
    version: 1,
    title: 'Feels safe here by day',
    measures: 'Young people very or fairly safe in this place in daylight',
    level: 'location',
    setting: 'neighbourhood',
    goal: 'N2',
    cs_domain: 4,
    measure_type: 'proportion',
    unit: 'percent very or fairly safe',
    direction: 'higher',
    counts: 'people',
    population: 'sample',
    aggregation: 'counts',
    sensitive: false,
    min_base: 20,
    material_change: { amount: 10, unit: 'percentage_points' },
    respondent_method: "young people's survey",
    frequency: { every_months: 6, words: 'every 6 months' },
    orientation: 'experience',
    role: 'headline',
    provenance: { kind: 'derived', words: 'derived', validated: false },
    licence: 'own wording, free to embed',
    source: 'https://example.org/',
    item_wording: 'none',
    ...changes,
  });
}
