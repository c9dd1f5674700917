/** What a look at one thing came to. Trouble says what to do about it. */
export interface Finding {
  readonly about: string;
  readonly state: 'good' | 'note' | 'trouble';
  readonly says: string;
  readonly cure?: string;
}

export const good = (about: string, says: string): Finding => ({ about, state: 'good', says });
export const note = (about: string, says: string, cure?: string): Finding => ({
  about,
  state: 'note',
  says,
  ...(cure ? { cure } : {}),
});
export const trouble = (about: string, says: string, cure: string): Finding => ({
  about,
  state: 'trouble',
  says,
  cure,
});

/** A look that fails is a finding too: the doctor comes when things are broken. */
export async function looked(about: string, look: () => Promise<Finding[]> | Finding[]): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    return [
      trouble(
        about,
        `This could not be looked at: ${message.split('\n')[0]}.`,
        'Mend what the other lines name first, then run the doctor again. If only this line stays, report it.',
      ),
    ];
  }
}

export function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}
