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

/** Why a file is not imported yet. */
export const toLookAt = (cells: number) =>
  `${cells === 1 ? 'One cell of this file has' : `${cells.toLocaleString('en-GB')} cells of this file have`} words that may lead to a person. Nothing was imported: look at each, change it in the file and send that, or say that you looked and keep them.`;

/** Who reaches only some sites sends no files. */
export const wholeFilesOnly = () =>
  new Refusal(
    403,
    'Not allowed',
    'A file may hold figures of any site. Ask a manager of the whole organisation to import it, or enter the figures by hand.',
  );

/** The name of the file that the demo is filled from. */
export const DEMO_OBSERVATIONS = 'demo observations';

/** What is said of the demo's own file: without it every chart of the demo is empty. */
export function ofTheDemo({ file, state }: Pick<ImportEntity, 'file' | 'state'>): string | null {
  if (file !== DEMO_OBSERVATIONS) return null;
  if (state === 'committed')
    return 'The demo is filled from this file. Taken back, its charts are empty until Waymark is started again: every start fills an empty demo.';
  return state === 'undone'
    ? 'The demo was filled from this file, so its charts are empty now. To have them back, stop Waymark and start it again (npm start).'
    : null;
}
