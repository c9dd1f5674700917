import { AttemptEntity } from '../access/attempt.entity';
import { MembershipEntity } from '../access/membership.entity';
import { OneTimeLinkEntity } from '../access/one-time-link.entity';
import { OrganisationEntity } from '../access/organisation.entity';
import { PersonEntity, RecoveryCodeEntity } from '../access/person.entity';
import { SessionEntity } from '../access/session.entity';
import { AnswerEntity } from '../answers/answer.entity';
import { PairedRollupEntity } from '../answers/paired-rollup.entity';
import { AuditEntryEntity, AuditPendingEntity } from '../audit/audit-entry.entity';
import { ContextEntity } from '../catalogue/context.entity';
import { ContextLinkEntity } from '../catalogue/context-link.entity';
import { GrantContextEntity, GrantEntity } from '../catalogue/grant.entity';
import { ResponseEntity } from '../catalogue/response.entity';
import { SeriesPhaseEntity } from '../change/series-phase.entity';
import { SeriesBreakEntity } from '../catalogue/series-break.entity';
import { SiteEntity } from '../catalogue/site.entity';
import { AreaEntity, AreaPopulationEntity, AreaRelationEntity } from '../measures/area.entity';
import { ImportEntity, ImportProblemEntity } from '../imports/import.entity';
import { ImportDraftEntity, SavedMappingEntity } from '../imports/mapping.entity';
import { IntakeEntity } from '../measures/intake.entity';
import { ObservationEntity } from '../measures/observation.entity';
import { RollupEntity } from '../measures/rollup.entity';
import {
  PartnershipContextEntity,
  PartnershipEntity,
  PartnershipPartyEntity,
} from '../partnerships/partnership.entity';
import { PartnershipValuesEntity } from '../partnerships/partnership-values.entity';
import { AgreementEntity } from '../protection/agreement.entity';
import { CommunityAgreementEntity, PurposeEntity, SharingEntity } from '../protection/decisions.entity';
import { ErasureEntity, RetentionTermEntity } from '../protection/erasure.entity';
import { InformationRequestEntity } from '../protection/information-request.entity';
import { TextDecisionEntity } from '../protection/text-decision.entity';
import { ConcernCodeEntity, ConcernEntity } from '../concerns/concern.entity';
import {
  EditionAuditEntity,
  EditionEntity,
  EditionFileEntity,
  EditionPartEntity,
  LedgerEntryEntity,
} from '../editions/edition.entity';
import { ShareLinkEntity } from '../editions/share-link.entity';
import { YoungLinkEntity, YoungWordsEntity } from '../young/young.entity';
import { YoungSubmissionEntity, YoungSurveyEntity } from '../young/young-survey.entity';
import { PolicyChangeEntity } from '../disclosure/policy-change.entity';
import { VoiceEntity, YoungLetterEntity } from '../voices/voice.entity';
import { DecisionCodeEntity, DecisionEntity } from '../meetings/decision.entity';
import { MeetingContextEntity, MeetingEntity } from '../meetings/meeting.entity';
import { AssessmentEntity } from '../plan/assessment.entity';
import { PlanChangeEntity, PlanGoalEntity } from '../plan/plan-goal.entity';
import { PlanDocumentEntity, PlanDocumentVersionEntity } from '../plan/plan-document.entity';
import { ValuesListEntity } from '../plan/values-list.entity';
import { PlanReviewEntity } from '../plan/plan-review.entity';
import { QualityAnswerEntity } from '../quality/quality-answer.entity';
import { ReportDraftEntity } from '../reports/report-draft.entity';

/** Every table. A new one is a line here, an entity beside its feature, and a migration. */
export const entities = [
  OrganisationEntity,
  PersonEntity,
  MembershipEntity,
  SessionEntity,
  OneTimeLinkEntity,
  RecoveryCodeEntity,
  AttemptEntity,
  PartnershipEntity,
  PartnershipContextEntity,
  PartnershipPartyEntity,
  SiteEntity,
  ContextEntity,
  ContextLinkEntity,
  GrantEntity,
  GrantContextEntity,
  ResponseEntity,
  SeriesBreakEntity,
  SeriesPhaseEntity,
  IntakeEntity,
  ObservationEntity,
  RollupEntity,
  AnswerEntity,
  PairedRollupEntity,
  AreaEntity,
  AreaPopulationEntity,
  AreaRelationEntity,
  MeetingEntity,
  MeetingContextEntity,
  DecisionEntity,
  DecisionCodeEntity,
  PlanGoalEntity,
  PlanChangeEntity,
  AssessmentEntity,
  PlanReviewEntity,
  PartnershipValuesEntity,
  PlanDocumentEntity,
  PlanDocumentVersionEntity,
  ValuesListEntity,
  ConcernEntity,
  ConcernCodeEntity,
  EditionEntity,
  EditionAuditEntity,
  EditionFileEntity,
  EditionPartEntity,
  LedgerEntryEntity,
  ShareLinkEntity,
  YoungWordsEntity,
  YoungLinkEntity,
  YoungSurveyEntity,
  YoungSubmissionEntity,
  YoungLetterEntity,
  VoiceEntity,
  PolicyChangeEntity,
  QualityAnswerEntity,
  ReportDraftEntity,
  ImportEntity,
  ImportProblemEntity,
  ImportDraftEntity,
  SavedMappingEntity,
  AuditEntryEntity,
  AuditPendingEntity,
  PurposeEntity,
  CommunityAgreementEntity,
  SharingEntity,
  AgreementEntity,
  InformationRequestEntity,
  RetentionTermEntity,
  ErasureEntity,
  TextDecisionEntity,
];
