import { submissionCode } from '@waymark/contract';
import { codeWords, keepPending, newCode, pendingOf, typedCode, wipePending } from './young-pending';

const sent = {
  surveyId: 7,
  submissionId: 'abcdefghjkmn',
  respondentCode: null,
  answers: [{ item: 'LOC-01.1', value: 'very safe' }],
  voice: null,
};

describe('what waits on a phone', () => {
  afterEach(() => localStorage.clear());

  it('is found again for its round only, and leaves nothing when it is wiped', () => {
    expect(keepPending(sent)).toBe(true);
    expect(pendingOf(7)).toEqual(sent);
    expect(pendingOf(8)).toBeNull();
    wipePending(7);
    expect(localStorage.length).toBe(0);
  });

  it('is not taken from what somebody else left there', () => {
    localStorage.setItem('waymark-ours-7', '{"surveyId":7,"answers":[]}');
    expect(pendingOf(7)).toBeNull();
    localStorage.setItem('waymark-ours-7', 'no JSON');
    expect(pendingOf(7)).toBeNull();
  });

  it('has a code of its own that can be written down and typed again', () => {
    const codes = Array.from({ length: 200 }, newCode);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) {
      expect(submissionCode.safeParse(code).success).toBe(true);
      expect(typedCode(` ${codeWords(code).toUpperCase()} `)).toBe(code);
    }
    expect(codeWords('abcdefghjkmn')).toBe('abcd-efgh-jkmn');
    expect(typedCode('abcd-efgh')).toBeNull();
  });
});
