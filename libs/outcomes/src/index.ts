export {
  assembleFramework,
  publishedFileName,
  type Assembled,
  type SourceFile,
} from './catalogue/assemble-framework';
export {
  parseFrameworkFile,
  type Parsed,
  type ParsedFile,
  type Place,
} from './catalogue/parse-framework-file';
export { fingerprint } from './catalogue/fingerprint';
export {
  catalogueProblemLine,
  catalogueRules,
  type CatalogueProblem,
  type CatalogueRule,
} from './catalogue/problems';
export { combine } from './rollup/combine';
export { rollUp, statsOf } from './rollup/roll-up';
export type { RollableObservation } from './rollup/roll-up';
export type { Rollup, Stats, Subject } from './rollup/stats';
export { dayInWords } from './table/period-label';
export { tabulate } from './table/tabulate';
export type { TabulateOptions } from './table/tabulate';
export type { ReleasedSeries, ReleasedSeriesCell, Series, SeriesBreakMark, SeriesCell } from './table/series';
export { LEAST_POSSIBLE_VALUES, parsePolicy, policyFaults } from './disclosure/policy';
export type { PolicyReading } from './disclosure/policy';
export { release } from './disclosure/release';
export type { ReleaseInput } from './disclosure/release';
export { comparePolicies, policyDifferences, policyRules, withRules } from './disclosure/compare-policies';
export { nestedTogether, nestingOf } from './disclosure/audit/nesting';
export { auditContext, auditContexts, basisOf } from './disclosure/edition/audit-context';
export type { AuditedContext, AuditOptions, ContextDraft } from './disclosure/edition/audit-context';
export {
  auditEdition,
  draftEdition,
  PreviewInParts,
  previewOf,
  tableOf,
} from './disclosure/edition/draft-edition';
export type { ContextOutline, DraftInput } from './disclosure/edition/draft-edition';
export { trueTables } from './disclosure/edition/edition-tables';
export type { TrueSeries } from './disclosure/edition/edition-tables';
export { canonical, checkSeal, sealEdition, SealInParts } from './disclosure/edition/seal-edition';
export type { SealedEdition, SealedFile, SealInput } from './disclosure/edition/seal-edition';
export { loadSolver } from './disclosure/solver/highs-solver';
export type { LinearSolver } from './disclosure/solver/linear-solver';
export { editionRecord } from './page/edition-record';
export type { EditionPeriods } from './page/edition-record';
export { composeEditionPage } from './page/edition-page';
export type { EditionPageInput } from './page/edition-page';
export { controlChartOf } from './change/control';
export { estimate } from './change/estimate';
export type { Absent, Estimate } from './change/estimate';
export { gapParents, gapSeries } from './change/gap';
export { judge, judgeWithP } from './change/judge';
export type { Judged, JudgeOptions } from './change/judge';
export { methodFor, pairedMethod, verdictMethods } from './change/methods';
export type { NamedBaseline } from './change/named-baseline';
export { allShown, segmentOf } from './change/segment';
export { judgeTogether } from './change/together';
export type { JudgedTogether, Line, Together } from './change/together';
export { withOutsideNotes } from './quality/notes';
export { followedIn } from './change/paired-waves';
export type { PairedRollup } from './rollup/paired';
export { figureOf, pairAllUp } from './rollup/pair-up';
export type { Scored as ScoredPerson, ScoredWave } from './rollup/pair-up';
export { answerWords, codeOfItem, scoreAnswers, scoreItem } from './answers/score-answers';
export { repeats, tracesOf } from './protection/quotes';
export type { Traces } from './protection/quotes';
export { composeContextPage } from './page/context-page';
export { composeIndicatorPage } from './page/indicator-page';
export type {
  AreaRecord,
  ContextPageInput,
  ContextRecord,
  IndicatorPageInput,
  OverviewInput,
  Reading,
} from './page/input';
export { composeOverview } from './page/overview';
export { withPopulation } from './table/area-exposure';
export type { Population } from './table/area-exposure';
export { wordsAndLevels } from './disclosure/peer-group';
export { cluesIn } from './disclosure/attack/clues';
export type { Clues } from './disclosure/attack/clues';
export { readDownload } from './disclosure/attack/read-download';
export type { Download } from './disclosure/attack/read-download';
export { together as allNotes } from './disclosure/attack/printed';
export { savedFrom } from './disclosure/attack/saved-editions';
export { recover } from './disclosure/recover';
export type { PublishedSeries } from './disclosure/attack/seen';
export type { Recovered } from './disclosure/recover';
export { composeInquiry } from './page/inquiry-page';
export type { InquiryInput } from './page/inquiry-page';
export { composeTimePage } from './page/time-page';
export type { TimePageInput } from './page/time-page';
export { composeQualityPage } from './quality/quality-page';
export type { QualityInput, StoredAnswer } from './quality/quality-page';
export type { CheckedFigures } from './quality/checked-figures';
export { watchArea, watchContext } from './quality/watch';
export type { WatchedPlace } from './quality/watch';
export { composeComparePage } from './page/compare-page';
export type { ComparePageInput } from './page/compare-page';
export { composePortfolio } from './page/portfolio-page';
export type { PortfolioInput } from './page/portfolio-page';
export { balanceByMeeting, balanceOf } from './plan/balance';
export type { CountedAction, CountedMeeting } from './plan/balance';
export { codingAgreement, codingOf, sameTag } from './plan/coding';
export type { CodedAction } from './plan/coding';
export { driftOf } from './plan/drift';
export { sideOf, turnDirection, turnsBySide } from './plan/turned';
export type { TurnedDecision } from './plan/turned';
export { parseProtectionLists, parseRetentionSchedule } from './protection/lists';
export type { RetentionSchedule, ScheduledRule } from './protection/lists';
export { isDue, monthsFor, retainUntil, termOf } from './protection/retention';
export type { OwnTerm } from './protection/retention';
export { endOfTerm, mayShare, requestYears, stateOfTerm } from './protection/decisions';
export { holdsPrivateName, publicPage, publicWords } from './protection/place-names';
export type { NamedPlace } from './protection/place-names';
export { checkText } from './protection/text/check-text';
export { parseNames } from './protection/text/knowledge';
export type { NameLists, TextKnowledge } from './protection/text/knowledge';
export { takingPartOf } from './plan/taking-part';
export { parseGuides } from './plan/guides';
export { lifeOf } from './plan/life';
export type { LifeInput } from './plan/life';
export { morningOf } from './plan/morning';
export { MANY_GOALS, nextSteps, reviewLacks } from './plan/next-steps';
export { planChanges } from './plan/plan-changes';
export type { FoundChange } from './plan/plan-changes';
export { documentDifferences } from './plan/document-differences';
export { guardianWeek } from './plan/guardian-week';
export { parseTemplates } from './plan/templates';
export { caringByHalfYear, concernCalendar } from './plan/concerns';
export type { CountedConcern } from './plan/concerns';
export { twoCoders } from './plan/two-coders';
export { countedHalfYears } from './plan/take-over';
export type { CountedFigure, CountedHalfYear, TakeOverInput } from './plan/take-over';
export { reportPlan } from './plan/report-plan';
export type { ReportPlanInput } from './plan/report-plan';
