/**
 * The number somebody typed: spaces and the commas between thousands are ignored, so `1,250` is 1250. Null where nothing is
 * typed. Text that is no number is given back as it is, so that the contract refuses it at its field.
 */
export function numberOf(text: string): number | string | null {
  const bare = text.trim().replace(/\s+/g, '');
  if (bare === '') return null;
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : text;
}
