import './without-eval';
export {
  isoDate,
  isReleasedGrouping,
  labelledPeriod,
  period,
  periodSetId,
  releasedPeriodSets,
} from './nouns/period';
export type { IsoDate, LabelledPeriod, Period, PeriodSetId } from './nouns/period';
export {
  actionOrientation,
  ageBand,
  approach,
  areaCode,
  context,
  contextLink,
  contextSetting,
  grant,
  level,
  linkType,
  newContext,
  newGrant,
  newLink,
  newResponse,
  newSeriesBreak,
  newSite,
  organisation,
  response,
  responseState,
  role,
  seriesBreak,
  site,
  sizeBand,
} from './nouns/place';
export type {
  Context,
  ContextLink,
  Grant,
  Level,
  NewContext,
  NewGrant,
  NewLink,
  NewResponse,
  NewSeriesBreak,
  NewSite,
  Organisation,
  Response,
  Role,
  SeriesBreak,
  Site,
} from './nouns/place';
export {
  actionTag,
  attendance,
  balance,
  balancePoint,
  broughtView,
  codingState,
  decision,
  decisionState,
  drift,
  meeting,
  meetingKind,
  newDecision,
  newMeeting,
  partyKind,
  partySide,
  settledCode,
  turn,
} from './nouns/meeting';
export type {
  ActionTag,
  Attendance,
  Balance,
  BalancePoint,
  BroughtView,
  CodingState,
  Decision,
  DecisionState,
  Drift,
  Meeting,
  MeetingKind,
  NewDecision,
  NewMeeting,
  PartyKind,
  PartySide,
  SettledCode,
  Turn,
} from './nouns/meeting';
export {
  breakdown,
  correction,
  evidence,
  figures,
  missingReason,
  newObservation,
  observation,
} from './nouns/observation';
export type {
  Correction,
  Figures,
  FiguresKind,
  MissingReason,
  NewObservation,
  Observation,
} from './nouns/observation';
export {
  answerItem,
  answerRound,
  answersTaken,
  newAnswers,
  respondentCode,
  submission,
} from './nouns/answer';
export type { AnswerRound, AnswersTaken, NewAnswers, Submission } from './nouns/answer';
export {
  controlChart,
  gate,
  interval,
  releasedCell,
  releasedRow,
  rowIndicator,
  scale,
  teamCell,
  teamRow,
  verdict,
  verdictWord,
} from './nouns/series';
export type {
  Cell,
  ControlChart,
  Gate,
  Interval,
  ReleasedCell,
  ReleasedRow,
  RowIndicator,
  Scale,
  SeriesRow,
  ShownCell,
  TeamCell,
  TeamRow,
  Verdict,
  VerdictWord,
} from './nouns/series';
export {
  contextPage,
  contextSetup,
  fundingBand,
  indicatorPage,
  overviewPage,
  releasedContextPage,
  responseMark,
  teamContextPage,
  timeAxis,
  view,
} from './nouns/page';
export type {
  ContextPage,
  ContextSetup,
  FundingBand,
  IndicatorPage,
  OverviewPage,
  ReleasedContextPage,
  ResponseMark,
  TeamContextPage,
  TimeAxis,
  View,
} from './nouns/page';
export { area, importCounts, importJob, importOutcome, importProblem, importState } from './nouns/import';
export type { Area, ImportCounts, ImportJob, ImportOutcome, ImportProblem } from './nouns/import';
export { importMapping } from './nouns/mapping';
export type { ImportMapping } from './nouns/mapping';
export {
  answerScore,
  anyMapping,
  columnRef,
  columnRule,
  figurePart,
  mappingName,
  mappingUse,
  newSavedMapping,
  periodRule,
  savedMapping,
  symbolMeaning,
  tableMapping,
  tableRule,
  yearKind,
} from './nouns/table-mapping';
export type {
  AnswerScore,
  AnyMapping,
  ColumnRef,
  ColumnRule,
  FigurePart,
  MappingUse,
  NewSavedMapping,
  PeriodRule,
  SavedMapping,
  SymbolMeaning,
  TableMapping,
  TableRule,
  YearKind,
} from './nouns/table-mapping';
export {
  cellMark,
  foundColumn,
  foundContext,
  foundSymbol,
  foundTable,
  gridWindow,
  importDraft,
  mappingChoice,
  mappingPreview,
  mappingProposal,
  previewObservation,
} from './nouns/mapping-session';
export type {
  CellMark,
  FoundColumn,
  FoundContext,
  FoundSymbol,
  FoundTable,
  GridWindow,
  ImportDraft,
  MappingChoice,
  MappingPreview,
  MappingProposal,
  PreviewObservation,
} from './nouns/mapping-session';
export { newReport, report, reportGap, reportInput, reportTexts } from './nouns/report';
export type { NewReport, Report, ReportInput, ReportTexts } from './nouns/report';
export { problemDocument } from './nouns/problem';
export type { ProblemDocument } from './nouns/problem';
export { methodPage, methodSummary, session, sessionActor } from './nouns/session';
export type { MethodPage, MethodSummary, Session, SessionActor } from './nouns/session';
export {
  acceptance,
  account,
  demoAccount,
  firstSetup,
  invitation,
  linkAbout,
  login,
  mayGive,
  membership,
  newAccount,
  newInvitation,
  newMembership,
  newPassword,
  oneTimeLink,
  pendingStep,
  person,
  personState,
  recoveryCodes,
  scopeKind,
  scopeKindsOf,
  secondFactor,
  secondFactorRoles,
  signedInSession,
  signInAnswer,
  totpSetUp,
} from './nouns/account';
export type {
  Acceptance,
  Account,
  DemoAccount,
  FirstSetup,
  Invitation,
  LinkAbout,
  Membership,
  NewAccount,
  NewInvitation,
  NewMembership,
  NewScope,
  OneTimeLink,
  PendingStep,
  Person,
  PersonState,
  RecoveryCodes,
  Scope,
  ScopeKind,
  SecondFactor,
  SignedInSession,
  SignInAnswer,
  TotpSetUp,
} from './nouns/account';
export { mayCall, outside, team } from './endpoints/endpoint';
export { endpoints } from './endpoints/all';
export type { EndpointName } from './endpoints/all';
export type {
  AnswerIn,
  AnswerOut,
  BodyIn,
  BodyOut,
  Endpoint,
  HttpMethod,
  ParamsIn,
  ParamsOut,
  QueryIn,
  QueryOut,
} from './endpoints/endpoint';
export { openApi } from './openapi';
export { patchOf } from './patch-of';
export {
  aggregation,
  changelogEntry,
  countsOf,
  direction,
  figuresKindOf,
  framework,
  frameworkFile,
  frequency,
  glossaryTerm,
  goal,
  goalSide,
  indicator,
  indicatorRole,
  item,
  itemWording,
  materialChange,
  measureType,
  orientation,
  population,
  provenance,
  publishedFiles,
  setting,
} from './nouns/framework';
export type {
  Aggregation,
  ChangelogEntry,
  CountsOf,
  Direction,
  Framework,
  FrameworkFile,
  Frequency,
  GlossaryTerm,
  Goal,
  GoalSide,
  Indicator,
  IndicatorRole,
  Item,
  MaterialChange,
  MeasureType,
  Orientation,
  Population,
  Provenance,
  PublishedFiles,
  Setting,
} from './nouns/framework';
export { disclosurePolicy } from './nouns/disclosure';
export type { DisclosurePolicy } from './nouns/disclosure';
export { newSeriesPhase, seriesPhase } from './nouns/phase';
export type { NewSeriesPhase, SeriesPhase } from './nouns/phase';
export { releasedTimePage, teamTimePage, timeChart, timePage, timeQuery, timeStretch } from './nouns/time';
export type { TimeChart, TimePage, TimeQuery, TimeStretch } from './nouns/time';
export {
  inquiryMethod,
  inquiryPage,
  inquiryQuery,
  inquiryResult,
  releasedInquiryPage,
  teamInquiryPage,
} from './nouns/inquiry';
export type {
  InquiryMethod,
  InquiryPage,
  InquiryPlace,
  InquiryQuery,
  InquiryResult,
  OnePlaceResult,
  SeveralPlacesResult,
} from './nouns/inquiry';
export {
  checkedNote,
  findingCell,
  findingKind,
  newQualityAnswer,
  qualityAnswer,
  qualityFinding,
  qualityPage,
} from './nouns/quality';
export type {
  FindingCell,
  FindingKind,
  NewQualityAnswer,
  QualityAnswer,
  QualityFinding,
  QualityPage,
} from './nouns/quality';
export { comparePage, compareQuery, mostCompared } from './nouns/compare';
export type { ComparePage, CompareQuery } from './nouns/compare';
export { portfolioPage, waveCount } from './nouns/portfolio';
export type { PortfolioGrant, PortfolioMeasure, PortfolioPage, WaveCount } from './nouns/portfolio';
export {
  areaLineage,
  referenceArea,
  referenceAreaPage,
  referenceAreas,
  referenceDataset,
  referencePage,
} from './nouns/reference';
export type {
  AreaLineage,
  ReferenceArea,
  ReferenceAreaPage,
  ReferenceAreas,
  ReferenceDataset,
  ReferencePage,
} from './nouns/reference';
export { freeText, isFreeText, plainWord, whyPlain } from './free-text';
export { checkedText, findingOfText, KEPT_WORDS_HEADER, textDecision, textFinding } from './nouns/text-check';
export type { CheckedText, FindingOfText, TextDecision, TextFinding } from './nouns/text-check';
export {
  agreementAudience,
  agreementPurpose,
  capacityView,
  endPurpose,
  endSharing,
  listEntry,
  newAgreement,
  newCommunityAgreement,
  newPurpose,
  newRequest,
  newSharing,
  protectionLists,
  requestDecision,
  requestTold,
  withdrawal,
} from './nouns/protection';
export type {
  Agreement,
  CommunityAgreement,
  InformationRequest,
  ListEntry,
  NewAgreement,
  NewCommunityAgreement,
  NewPurpose,
  NewRequest,
  NewSharing,
  ProtectionLists,
  Purpose,
  RequestLog,
  Sharing,
} from './nouns/protection';
export { eraseSubject, newRetentionTerm, retentionKind, retentionRule } from './nouns/retention';
export type {
  Erasure,
  EraseSubject,
  NewRetentionTerm,
  RetentionKind,
  RetentionPage,
  RetentionRule,
  SubjectSummary,
} from './nouns/retention';
export type { ProtectionPage } from './nouns/protection-page';
export {
  editionCell,
  editionChange,
  editionFile,
  editionGrouping,
  editionManifest,
  editionNotice,
  editionPlace,
  editionScope,
  editionSeries,
  editionStanding,
  editionTable,
  releasedStats,
  sha256,
} from './nouns/edition';
export type {
  EditionCell,
  EditionChange,
  EditionFile,
  EditionGrouping,
  EditionManifest,
  EditionNotice,
  EditionPlace,
  EditionScope,
  EditionSeries,
  EditionStanding,
  EditionTable,
  ReleasedStats,
} from './nouns/edition';
export {
  edition,
  editionPreview,
  editionState,
  ledgerEntry,
  ledgerRefusal,
  newEdition,
  newShareLink,
  publishedEdition,
  shareLink,
  withheldCause,
  withheldLine,
  withheldSummary,
  wouldShowMore,
} from './nouns/edition-draft';
export type {
  Edition,
  EditionPreview,
  EditionState,
  LedgerEntry,
  LedgerRefusal,
  NewEdition,
  NewShareLink,
  PublishedEdition,
  ShareLink,
  WithheldCause,
  WithheldLine,
  WithheldSummary,
  WouldShowMore,
} from './nouns/edition-draft';
export { policyChange, policyLoosening } from './nouns/policy-change';
export type { PolicyChange, PolicyLoosening } from './nouns/policy-change';
export {
  auditAction,
  auditActionWords,
  auditChain,
  auditChange,
  auditEntry,
  auditFilters,
  auditPage,
} from './nouns/audit';
export type {
  AuditAction,
  AuditChain,
  AuditChange,
  AuditEntry,
  AuditFilters,
  AuditPage,
} from './nouns/audit';
