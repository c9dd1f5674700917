/** Advance widths in thousandths of the type size, a little generous: no font of the stack is wider. */
const classes: readonly (readonly [characters: string, width: number])[] = [
  ["ijl.,:;'|!’‘", 300],
  ['ftr()[]-/I ', 390],
  ['mwMW%@—', 900],
  ['ABCDEFGHJKLNOPQRSTUVXYZ&−+=<>', 690],
];
const widths = new Map(
  classes.flatMap(([characters, width]) => [...characters].map((c) => [c, width] as const)),
);
const OTHERS = 575;
const STRONG = 1.09;

/** The width of a text in px. Deliberately not measured: the server, a test and a browser must agree to the pixel. */
export function textWidth(text: string, size: number, strong = false): number {
  let thousandths = 0;
  for (const character of text) thousandths += widths.get(character) ?? OTHERS;
  return (thousandths / 1000) * size * (strong ? STRONG : 1);
}

/** Breaks at spaces so that no line is wider than `room`; a single word is never cut. */
export function wrapText(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
