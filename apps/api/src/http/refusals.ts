import type { CheckedText } from '@waymark/contract';
import type { z } from 'zod';

interface FieldFault {
  readonly field: string;
  readonly sentence: string;
  /** Words of the field that may lead to a person. */
  readonly marked?: CheckedText;
}

/** Expected trouble, told in a sentence. Everything else is a bug and answers 500 without details. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly FieldFault[] = [],
    /** Seconds, where waiting helps: sent as Retry-After. */
    readonly retryAfter: number | null = null,
    /** The id of what was made when this was sent before. */
    readonly made: number | null = null,
  ) {
    super(detail);
  }
}

export class NotFound extends Refusal {
  /** The same answer for what is not there and for what belongs to somebody else. */
  constructor(what: string) {
    super(
      404,
      'Not found',
      `There is no such ${what} here. It may have been archived, or the link may be old.`,
    );
  }
}

export class Conflict extends Refusal {
  constructor(detail: string, errors: readonly FieldFault[] = []) {
    super(409, 'Not possible as things stand', detail, errors);
  }
}

export class BadInput extends Refusal {
  constructor(detail: string, errors: readonly FieldFault[] = []) {
    super(400, 'Please check what was sent', detail, errors);
  }

  static from(error: z.ZodError, where: string): BadInput {
    const errors = error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            field: [...issue.path, key].join('.'),
            sentence: `Waymark does not know “${key}”.`,
          }))
        : [{ field: issue.path.join('.'), sentence: plain(issue) }],
    );
    const first = errors[0];
    const place = first?.field ? `${first.field}: ` : '';
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
    return new BadInput(
      `In the ${where}, ${place}${first?.sentence ?? 'something is not as expected.'}${more}`,
      errors,
    );
  }
}

/** The contract's own sentences stand; zod's default ones are put into plain words. */
function plain(issue: z.core.$ZodIssue): string {
  const generic = /^(Invalid|Too |Unrecognized|Expected)/.test(issue.message);
  if (!generic) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is needed.' : `This should be a ${issue.expected}.`;
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return `This should be at least ${String(issue.minimum)}.`;
    case 'too_big':
      return `This should be at most ${String(issue.maximum)}.`;
    default:
      return 'This is not in a form that Waymark can read.';
  }
}
