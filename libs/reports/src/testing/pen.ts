import type { ChartPen, Mark } from '../chart-pen';

/**
 * A plain pen for specs of this library, which may not know the charts library: a tint, a line of the shown cells and the
 * word of each other cell. The real layout is put in by the API, whose specs draw with it.
 */
export const plainPen: ChartPen = {
  drawRow: ({ row }, _ground, { width }) => ({
    width,
    height: 60,
    marks: [
      { role: 'tint', shape: 'rect', x: 30, y: 0, width: width - 40, height: 60, fill: { ink: 'fund' } },
      ...row.cells.map((cell, i): Mark => ({
        role: cell.state,
        shape: 'text',
        x: 30 + i * 10,
        y: 40,
        text: cell.state === 'shown' ? '•' : cell.state,
        size: 8,
        strong: false,
        anchor: 'middle',
        ink: 'ink-2',
      })),
    ],
  }),
  drawStrip: ({ grants }, { width }) => ({
    width,
    height: 40,
    marks: grants.map((grant, i): Mark => ({
      role: 'grant-name',
      shape: 'text',
      x: 30 + i * 60,
      y: 20,
      text: grant.label,
      size: 8,
      strong: false,
      anchor: 'start',
      ink: 'ink-2',
    })),
  }),
  svg: (drawing, title) =>
    `<svg role="img" aria-label="${title.replace(/[<>&"]/g, '')}" width="${drawing.width}" height="${drawing.height}"></svg>`,
};
