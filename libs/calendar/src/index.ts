export {
  addDays,
  addMonths,
  compareDates,
  daysIn,
  isDate,
  monthNames,
  monthsBetween,
  type Span,
} from './date';
export {
  periodSet,
  periodSetIds,
  periodSets,
  type Grain,
  type PeriodSet,
  type PeriodSetId,
} from './period-sets';
export { assignPeriod, periodOf, periodsBetween, type Assignment, type Period } from './periods';
