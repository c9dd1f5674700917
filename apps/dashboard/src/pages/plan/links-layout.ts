import type { LifeLink } from '@waymark/contract';

export interface LaidNode {
  readonly link: LifeLink;
  readonly side: 'left' | 'right';
  /** Top of its box. */
  readonly y: number;
}
export interface Laid {
  /** What the context lies within: drawn as frames around it, the widest first. */
  readonly frames: readonly LifeLink[];
  readonly nodes: readonly LaidNode[];
  readonly height: number;
}

export const BOX = { width: 216, height: 62, gap: 14 } as const;
export const FRAME = 30;

/** Groups that use a place stand at its left, and what it came from; places around it and what it became at its right. */
const onTheLeft = ({ type, direction }: LifeLink): boolean => direction === 'in' && type !== 'next to';

/** Lays the neighbours of a context out in two columns within the frames it lies in. */
export function laidOut(links: readonly LifeLink[]): Laid {
  const frames = links.filter(({ type, direction }) => type === 'within' && direction === 'out');
  const rest = links.filter((link) => !frames.includes(link));
  const columns = (['left', 'right'] as const).map((side) =>
    rest.filter((link) => onTheLeft(link) === (side === 'left')).map((link) => ({ link, side })),
  );
  const rows = Math.max(1, ...columns.map((column) => column.length));
  const inner = rows * BOX.height + (rows - 1) * BOX.gap;
  const top = frames.length * FRAME + 16;
  const nodes = columns.flatMap((column) => {
    const taken = column.length * BOX.height + (column.length - 1) * BOX.gap;
    const start = top + (inner - taken) / 2;
    return column.map((one, i) => ({ ...one, y: start + i * (BOX.height + BOX.gap) }));
  });
  return { frames, nodes, height: top + inner + 16 + frames.length * 8 };
}

/** A name in at most two lines of a box. */
export function twoLines(name: string, most = 26): readonly string[] {
  if (name.length <= most) return [name];
  const cut = name.lastIndexOf(' ', most);
  const at = cut > 0 ? cut : most;
  const rest = name.slice(at).trim();
  return [name.slice(0, at), rest.length > most ? `${rest.slice(0, most - 1)}…` : rest];
}
