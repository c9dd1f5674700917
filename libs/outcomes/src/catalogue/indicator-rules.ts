import type { Aggregation, Indicator, MaterialChange, MeasureType } from '@waymark/contract';
import type { CatalogueRule } from './problems';

/** What one indicator breaks, found without looking at any other. `field` is where to point. */
export interface Fault {
  readonly rule: CatalogueRule;
  readonly field: keyof Indicator;
  readonly sentence: string;
  readonly cure: string;
}

interface MeasureFacts {
  readonly aggregations: readonly Aggregation[];
  /** Bounds the range must keep within: `any` finite bounds, or `none` where values have no ceiling. */
  readonly range: readonly [number, number] | 'any' | 'none';
  readonly material: readonly MaterialChange['unit'][];
}

const measures: Readonly<Record<MeasureType, MeasureFacts>> = {
  rubric_0_4: { aggregations: ['level'], range: [0, 4], material: ['levels'] },
  likert_scale: { aggregations: ['moments'], range: 'any', material: ['points'] },
  proportion: { aggregations: ['counts'], range: [0, 100], material: ['percentage_points'] },
  count: { aggregations: ['sum'], range: 'none', material: ['percent'] },
  rate_per_1000: { aggregations: ['sum'], range: 'none', material: ['percent'] },
  milestone: { aggregations: ['milestone'], range: 'none', material: [] },
  goal_0_10: { aggregations: ['moments'], range: [0, 10], material: ['points'] },
  gap: { aggregations: ['computed'], range: [0, 100], material: ['percentage_points'] },
  mean_of_levels: { aggregations: ['moments'], range: [0, 4], material: ['levels'] },
  mean_per_observation: { aggregations: ['moments'], range: 'none', material: ['points'] },
  stock: { aggregations: ['stock_last'], range: 'none', material: ['percent'] },
};

type Check = (it: Indicator, facts: MeasureFacts) => Fault | undefined;

const impossibleRange: Check = ({ range, measure_type }, facts) => {
  const fault = (sentence: string, cure: string): Fault => ({
    rule: 'impossible-range',
    field: 'range',
    sentence,
    cure,
  });
  if (facts.range === 'none') {
    return range
      ? fault(`A ${measure_type} has no highest value, yet a range is given.`, 'Delete the range.')
      : undefined;
  }
  if (!range)
    return fault(
      `A ${measure_type} needs its lowest and highest value.`,
      'Add a range, for example [0, 100].',
    );
  const [lowest, highest] = range;
  if (lowest >= highest) {
    return fault(
      `The range runs from ${lowest} to ${highest}.`,
      'Write the lower value first, and two different ones.',
    );
  }
  if (facts.range !== 'any' && (lowest < facts.range[0] || highest > facts.range[1])) {
    const [from, to] = facts.range;
    return fault(
      `A ${measure_type} lies between ${from} and ${to}; this range is ${lowest} to ${highest}.`,
      `Keep the range within [${from}, ${to}] or choose another measure type.`,
    );
  }
  return undefined;
};

const rubricAnchors: Check = ({ rubric_anchors, measure_type }) => {
  const rated = measure_type === 'rubric_0_4' || measure_type === 'mean_of_levels';
  const written = rubric_anchors?.length ?? 0;
  if (written === (rated ? 5 : 0)) return undefined;
  return {
    rule: 'rubric-anchors',
    field: 'rubric_anchors',
    sentence: rated
      ? `A rubric has five levels, 0 to 4; ${written} of them ${written === 1 ? 'is' : 'are'} described here.`
      : `A ${measure_type} is not rated, yet rubric anchors are given.`,
    cure: rated ? 'Describe all five, lowest first.' : 'Delete the anchors or make it a rubric.',
  };
};

/** Figures of two versions stand in one chart, and whoever reads it is told why the second was needed. */
const definitionReason: Check = ({ version, changed_because }) =>
  version === 1 || changed_because !== undefined
    ? undefined
    : {
        rule: 'definition-reason',
        field: 'version',
        sentence: `Version ${version} defines it anew and does not say why.`,
        cure: 'Add changed_because: one sentence, which stands in every report across the change.',
      };

const roleContradiction: Check = ({ role, direction, orientation }) => {
  const fault = (sentence: string, cure: string): Fault => ({
    rule: 'role-contradiction',
    field: 'role',
    sentence,
    cure,
  });
  if (direction === 'none' && role !== 'context_only') {
    return fault(
      `With direction none no change is better or worse, so the role cannot be ${role}.`,
      'Make the role context_only, or name the direction that is better.',
    );
  }
  if (orientation === 'behaviour_based' && role !== 'context_only' && role !== 'off_by_default') {
    return fault(
      `A behaviour_based indicator judges young people and not the context, so it cannot be ${role}.`,
      'Make the role context_only or off_by_default.',
    );
  }
  return undefined;
};

const missingMinimum: Check = ({ counts, population, min_base, min_events }) => {
  const fault = (field: 'min_base' | 'min_events', sentence: string, cure: string): Fault => ({
    rule: 'missing-minimum',
    field,
    sentence,
    cure,
  });
  if (counts === 'people' && population === 'sample' && min_base === null) {
    return fault(
      'min_base',
      'It counts people who were asked and has no smallest base.',
      'Add min_base: 20 (30 where sensitive).',
    );
  }
  if (counts === 'events' && min_events === null) {
    return fault('min_events', 'It counts events and has no smallest number of them.', 'Add min_events: 10.');
  }
  return undefined;
};

const populationMismatch: Check = ({ counts, population }) =>
  (counts === 'people') === (population !== null)
    ? undefined
    : {
        rule: 'population-mismatch',
        field: 'population',
        sentence:
          counts === 'people'
            ? 'It counts people and does not say whether they are a sample or all known.'
            : `It counts ${counts}, yet names a population of people.`,
        cure: counts === 'people' ? 'Add population: sample or population: known.' : 'Delete the population.',
      };

const aggregationMismatch: Check = ({ measure_type, aggregation, computed_from }, { aggregations }) => {
  if (!aggregations.includes(aggregation)) {
    return {
      rule: 'aggregation-mismatch',
      field: 'aggregation',
      sentence: `A ${measure_type} cannot be added up as ${aggregation}.`,
      cure: `Use aggregation: ${aggregations.join(' or ')}.`,
    };
  }
  if ((aggregation === 'computed') === computed_from.length > 0) return undefined;
  return {
    rule: 'aggregation-mismatch',
    field: 'computed_from',
    sentence: 'Only a computed indicator is made from others, and it names them.',
    cure: 'Add computed_from with the codes, or delete it.',
  };
};

const materialFits: Check = ({ material_change, measure_type, range }, facts) => {
  const fault = (sentence: string, cure: string): Fault => ({
    rule: 'material-change',
    field: 'material_change',
    sentence,
    cure,
  });
  if (!material_change) {
    return facts.material.length === 0 || measure_type === 'mean_per_observation'
      ? undefined
      : fault(
          'It does not say how large a change is worth a word.',
          `Add material_change in ${facts.material.join(' or ')}.`,
        );
  }
  if (!facts.material.includes(material_change.unit)) {
    return facts.material.length === 0
      ? fault(`A ${measure_type} has no size of change.`, 'Delete material_change.')
      : fault(
          `The change of a ${measure_type} is not told in ${material_change.unit}.`,
          `Use ${facts.material.join(' or ')}.`,
        );
  }
  if (range && range[0] < range[1] && material_change.amount >= range[1] - range[0]) {
    return fault('The material change is as large as the whole range.', 'Name a smaller amount.');
  }
  return undefined;
};

const fixedList: Check = ({ counts, aggregation, fixed_list }) => {
  const asked = counts === 'things' && aggregation === 'counts';
  if (asked === (fixed_list !== null)) return undefined;
  return {
    rule: 'fixed-list',
    field: 'fixed_list',
    sentence: asked
      ? 'It is a share of things and does not say whether the list of them stays the same.'
      : 'Only a share of things has a list that stays or changes.',
    cure: asked ? 'Add fixed_list: true or fixed_list: false.' : 'Delete fixed_list.',
  };
};

const rateBase: Check = ({ measure_type, per }) =>
  (measure_type === 'rate_per_1000') === (per !== null)
    ? undefined
    : {
        rule: 'rate-base',
        field: 'per',
        sentence:
          measure_type === 'rate_per_1000'
            ? 'A rate does not say per how many.'
            : 'Only a rate is told per so many.',
        cure: measure_type === 'rate_per_1000' ? 'Add per: 1000.' : 'Delete per.',
      };

const licensedWording: Check = ({ item_wording, items }) => {
  if (item_wording === 'reference_only' && items.length > 0) {
    return {
      rule: 'licensed-wording',
      field: 'items',
      sentence: 'The wording belongs to somebody else and is copied here.',
      cure: 'Delete the items: point to the source, and let those with a licence enter the result.',
    };
  }
  if (item_wording === 'none' && items.length > 0) {
    return {
      rule: 'licensed-wording',
      field: 'item_wording',
      sentence: 'Items are given and nothing says whose wording they are.',
      cure: 'Write item_wording: own or item_wording: open_licence.',
    };
  }
  return undefined;
};

const missingPair: Check = ({ role, pair_with }) =>
  role === 'context_only' && pair_with.length === 0
    ? {
        rule: 'missing-pair',
        field: 'role',
        sentence: 'A context_only figure never stands alone, and this one names no pair.',
        cure: 'Add pair_with and the codes to show beside it.',
      }
    : undefined;

const checks: readonly Check[] = [
  impossibleRange,
  rubricAnchors,
  roleContradiction,
  missingMinimum,
  populationMismatch,
  aggregationMismatch,
  materialFits,
  fixedList,
  rateBase,
  licensedWording,
  missingPair,
  definitionReason,
];

/** Everything wrong with one indicator by itself. */
export function indicatorFaults(it: Indicator): Fault[] {
  return checks.flatMap((check) => check(it, measures[it.measure_type]) ?? []);
}
