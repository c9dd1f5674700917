/** Input no rule can judge: a value with a sentence, never a looser answer. */
export interface Refusal {
  readonly status: 'not_computable';
  readonly reason: 'invalid_input' | 'no_data';
  readonly sentence: string;
}

export const refuse = (reason: Refusal['reason'], sentence: string): Refusal => ({
  status: 'not_computable',
  reason,
  sentence,
});
