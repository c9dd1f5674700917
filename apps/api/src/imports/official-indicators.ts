import { figuresKindOf, type ImportMapping } from '@waymark/contract';
import type { FrameworkService } from '../catalogue/framework.service';

/** Indicators of a mapping of official statistics that do not exist, or that count in another way than its columns. */
export function unknownIndicators({ framework }: FrameworkService, mapping: ImportMapping): string[] {
  return mapping.values.flatMap((value) => {
    if (value.as === 'population') return [];
    const found = framework.indicators.find((one) => one.code === value.indicator);
    if (!found) return [`${value.indicator} (column ${value.column}) is not in the framework`];
    return value.as === 'events' && figuresKindOf(found) !== 'events'
      ? [`${value.indicator} (column ${value.column}) does not count events: write as: reported`]
      : [];
  });
}
