import type { Run } from '../document';
import type { Face, FontName } from './setting';

export interface Segment {
  readonly text: string;
  readonly font: FontName;
  readonly x: number;
  readonly width: number;
}
export interface Line {
  readonly segments: readonly Segment[];
  readonly width: number;
}

/** Width of words in pt, at the size of the face. */
export type Ruler = (text: string, font: FontName, points: number) => number;

interface Piece {
  readonly text: string;
  readonly font: FontName;
  readonly width: number;
}

/** Splits what is wider than a line (an address, a long code) so that nothing leaves its column. */
function broken(word: string, font: FontName, face: Face, width: number, ruler: Ruler): string[] {
  if (ruler(word, font, face.size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && ruler(part + letter, font, face.size) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return part === '' ? parts : [...parts, part];
}

/** Breaks words into lines at spaces. Runs keep their weight; every line fits `width` (pt). */
export function breakLines(runs: readonly Run[], face: Face, width: number, ruler: Ruler): Line[] {
  const lines: Line[] = [];
  let line: Piece[] = [];
  let used = 0;
  const flush = (): void => {
    if (line.length === 0) return;
    lines.push(joined(line));
    line = [];
    used = 0;
  };
  for (const run of runs) {
    const font = run.strong ? face.strong : face.regular;
    const space = ruler(' ', font, face.size);
    const glued = run.text.length > 0 && !/^\s/.test(run.text);
    const words = run.text.split(/\s+/).filter((w) => w !== '');
    words.forEach((whole, at) => {
      for (const [part, word] of broken(whole, font, face, width, ruler).entries()) {
        const wide = ruler(word, font, face.size);
        const touches = line.length === 0 || part > 0 || (at === 0 && glued);
        const gap = touches ? 0 : space;
        if (line.length > 0 && used + gap + wide > width) {
          flush();
          line = [{ text: word, font, width: wide }];
          used = wide;
        } else {
          line.push({ text: touches ? word : ` ${word}`, font, width: gap + wide });
          used += gap + wide;
        }
      }
    });
  }
  flush();
  return lines;
}

/** Neighbouring pieces of one weight become one segment, so that text can be selected by the line. */
function joined(pieces: readonly Piece[]): Line {
  const segments: { text: string; font: FontName; x: number; width: number }[] = [];
  let x = 0;
  for (const piece of pieces) {
    const last = segments[segments.length - 1];
    if (last && last.font === piece.font) {
      last.text += piece.text;
      last.width += piece.width;
    } else segments.push({ text: piece.text, font: piece.font, x, width: piece.width });
    x += piece.width;
  }
  return { segments, width: x };
}
