import { z } from 'zod';
import { patchOf } from './patch-of';

describe(patchOf, () => {
  const patch = patchOf(z.strictObject({ name: z.string(), note: z.string().default('none') }));
  it('leaves out what the change leaves out, defaults included', () => {
    expect(patch.parse({ name: 'Canal Yard' })).toEqual({ name: 'Canal Yard' });
    expect(patch.parse({})).toEqual({});
  });
  it('still refuses a key it does not know', () => {
    expect(patch.safeParse({ nmae: 'x' }).success).toBe(false);
  });
});
