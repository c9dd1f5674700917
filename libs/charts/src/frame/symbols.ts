import { MAX_LABELLED } from '../layout/foot';
import type { ChartModel } from '../model/chart-model';

/** What a reader cannot find written beside a mark: one short line, only for marks this chart holds. */
export function symbolWords(model: ChartModel): string[] {
  const { points } = model;
  const words: string[] = [];
  const dense = points.length > MAX_LABELLED;
  if (dense && points.some((point) => point.weight === 'caution'))
    words.push('hollow dot: caution, n from 10 to 29 or not published');
  if (dense && points.some((point) => point.weight === 'few'))
    words.push('hollow dot without a line: n under 10');
  if (points.some((point) => point.part)) words.push('diamond: part of its period only, compared with none');
  return words;
}
