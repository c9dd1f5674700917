import { Refusal } from '../http/refusals';
import type { ImportEntity } from './import.entity';

const STATE_WORDS: Record<ImportEntity['state'], string> = {
  checking: 'is still being checked',
  checked: 'was checked but not committed',
  committing: 'is being committed right now',
  committed: 'is committed already',
  undoing: 'is being taken back right now',
  undone: 'was taken back',
  failed: 'could not be read',
};

export const notNow = (job: ImportEntity, what: string) =>
  `“${job.file}” ${STATE_WORDS[job.state]}, so it cannot be ${what} now.`;

/** Who reaches only some sites sends no files. */
export const wholeFilesOnly = () =>
  new Refusal(
    403,
    'Not allowed',
    'A file may hold figures of any site. Ask a manager of the whole organisation to import it, or enter the figures by hand.',
  );
