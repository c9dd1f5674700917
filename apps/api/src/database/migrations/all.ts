import { Begin1790000000000 } from './1790000000000-begin';
import { ReportDrafts1790000000100 } from './1790000000100-report-drafts';

/** In order. Imported as classes, since the built server is one file. */
export const migrations = [Begin1790000000000, ReportDrafts1790000000100];
