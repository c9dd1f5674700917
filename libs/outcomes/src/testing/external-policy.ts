import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DisclosurePolicy } from '@waymark/contract';
import { parsePolicy } from '../disclosure/policy';

export const externalPolicyFile = join(__dirname, '../../../../data/disclosure/external.v1.yaml');

/** The policy that ships, as the specs meet it. */
export function externalPolicy(): DisclosurePolicy {
  const read = parsePolicy(readFileSync(externalPolicyFile, 'utf8'), externalPolicyFile);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.policy;
}
