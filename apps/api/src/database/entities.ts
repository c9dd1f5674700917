import { OrganisationEntity } from '../access/organisation.entity';
import { PersonEntity } from '../access/person.entity';
import { ContextEntity } from '../catalogue/context.entity';
import { ContextLinkEntity } from '../catalogue/context-link.entity';
import { GrantContextEntity, GrantEntity } from '../catalogue/grant.entity';
import { ResponseEntity } from '../catalogue/response.entity';
import { SeriesPhaseEntity } from '../change/series-phase.entity';
import { SeriesBreakEntity } from '../catalogue/series-break.entity';
import { SiteEntity } from '../catalogue/site.entity';
import { AreaEntity, AreaPopulationEntity, AreaRelationEntity } from '../measures/area.entity';
import { ImportEntity, ImportProblemEntity } from '../imports/import.entity';
import { IntakeEntity } from '../measures/intake.entity';
import { ObservationEntity } from '../measures/observation.entity';
import { RollupEntity } from '../measures/rollup.entity';
import { QualityAnswerEntity } from '../quality/quality-answer.entity';
import { ReportDraftEntity } from '../reports/report-draft.entity';

/** Every table. A new one is a line here, an entity beside its feature, and a migration. */
export const entities = [
  OrganisationEntity,
  PersonEntity,
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
  AreaEntity,
  AreaPopulationEntity,
  AreaRelationEntity,
  QualityAnswerEntity,
  ReportDraftEntity,
  ImportEntity,
  ImportProblemEntity,
];
