import { Begin1790000000000 } from './1790000000000-begin';
import { ReportDrafts1790000000100 } from './1790000000100-report-drafts';
import { Imports1790000000200 } from './1790000000200-imports';
import { SeriesPhases1790000000300 } from './1790000000300-series-phases';
import { QualityAnswers1790000000500 } from './1790000000500-quality-answers';
import { AreaRelations1790000000700 } from './1790000000700-area-relations';
import { Accounts1790000001000 } from './1790000001000-accounts';
import { Audit1790000001100 } from './1790000001100-audit';
import { DataProtection1790000001200 } from './1790000001200-data-protection';
import { Mappings1790000001300 } from './1790000001300-mappings';
import { Answers1790000001400 } from './1790000001400-answers';
import { Meetings1790000001500 } from './1790000001500-meetings';
import { Plans1790000001600 } from './1790000001600-plans';
import { PlanDocuments1790000001700 } from './1790000001700-plan-documents';
import { Concerns1790000001800 } from './1790000001800-concerns';
import { Editions1790000001900 } from './1790000001900-editions';
import { ShareLinks1790000002000 } from './1790000002000-share-links';
import { Young1790000002200 } from './1790000002200-young';
import { Partnerships1790000002100 } from './1790000002100-partnerships';
import { ImportedWords1790000002700 } from './1790000002700-imported-words';
import { PlanVersions1790000002800 } from './1790000002800-plan-versions';
import { EditionReaders1790000002400 } from './1790000002400-edition-readers';
import { YoungSurveys1790000002600 } from './1790000002600-young-surveys';
import { ValuesLists1790000002810 } from './1790000002810-values-lists';
import { AuditRequests1790000002920 } from './1790000002920-audit-requests';
import { DocumentSittings1790000002921 } from './1790000002921-document-sittings';
import { PartnershipValues1790000002922 } from './1790000002922-partnership-values';
import { MakersOfLinks1790000002990 } from './1790000002990-makers-of-links';
import { EditionParts1790000002995 } from './1790000002995-edition-parts';
import { PolicyChanges1790000002650 } from './1790000002650-policy-changes';
import { EditionPolicy1790000002660 } from './1790000002660-edition-policy';

/** In order. Imported as classes, since the built server is one file. */
export const migrations = [
  Begin1790000000000,
  ReportDrafts1790000000100,
  Imports1790000000200,
  SeriesPhases1790000000300,
  QualityAnswers1790000000500,
  AreaRelations1790000000700,
  Accounts1790000001000,
  Audit1790000001100,
  DataProtection1790000001200,
  Mappings1790000001300,
  Answers1790000001400,
  Meetings1790000001500,
  Plans1790000001600,
  PlanDocuments1790000001700,
  Concerns1790000001800,
  Editions1790000001900,
  ShareLinks1790000002000,
  Partnerships1790000002100,
  Young1790000002200,
  EditionReaders1790000002400,
  YoungSurveys1790000002600,
  PolicyChanges1790000002650,
  EditionPolicy1790000002660,
  ImportedWords1790000002700,
  PlanVersions1790000002800,
  ValuesLists1790000002810,
  AuditRequests1790000002920,
  DocumentSittings1790000002921,
  PartnershipValues1790000002922,
  MakersOfLinks1790000002990,
  EditionParts1790000002995,
];
