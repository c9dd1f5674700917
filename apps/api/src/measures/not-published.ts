import type { Context, PageSource } from '@waymark/contract';
import { dayInWords } from '@waymark/outcomes';
import { Refusal } from '../http/refusals';

/** Within reach, and not out yet: said apart from "there is no such context", since whoever asks can ask for an edition. */
export class NotPublished extends Refusal {
  constructor(sentence: string) {
    super(409, 'Nothing published yet', sentence, [{ field: 'edition', sentence }]);
  }
}

/** Why there is no figure of a place for readers outside, and what to ask for. */
export function nothingPublished(
  { pseudonym, organisation }: Pick<Context, 'pseudonym'> & { readonly organisation?: string },
  withdrawn: PageSource['withdrawn'],
): string {
  const [last] = withdrawn;
  const gone = last
    ? `Nothing is published for ${pseudonym} at present: edition ${last.number} was withdrawn on ${dayInWords(last.on)}. ${last.why}`
    : `Nothing has been published yet for ${pseudonym}.`;
  return organisation
    ? `${gone} Readers outside the team see editions only: ask ${organisation} to publish one that has it.`
    : gone;
}
