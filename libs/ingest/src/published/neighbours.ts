import { fault } from '../problems';
import { visible } from '../table/numbers';
import { type Layout, NEIGHBOURS, NOTHING_READ, relationRow } from './layout';

/** The file does not say its year; the model it holds was published in April 2021. */
const MODEL_YEAR = 2021;
const CLOSENESS = new Set(['extremely close', 'very close', 'close', 'somewhat close', 'not close']);

/** Ten statistical neighbours of each local authority, by the Department for Education's three-digit numbers. */
export const neighbours: Layout = {
  id: 'statistical-neighbours',
  label: 'Statistical neighbours of local authorities (Department for Education)',
  publisher: 'Department for Education',
  licence: 'Open Government Licence v3.0',
  apartNote: 'They hold no area: a dividing line, or blank cells.',
  matches: (heading) => {
    const names = new Set(heading.map(visible));
    return ['LA num', 'LA Name', 'SN1', 'SN10', 'SNP'].every((name) => names.has(name));
  },
  uses: (column) => /^(LA num|LA Name|SN\d+|SNP)$/.test(column),
  open: (heading) => {
    const names = heading.map(visible);
    const number = names.indexOf('LA num');
    const name = names.indexOf('LA Name');
    // every neighbour stands in a column SN1, SN2, ...; how close it is in the column after it, always called SNP
    const places = names.flatMap((column, at) => {
      const rank = /^SN(\d+)$/.exec(column)?.[1];
      return rank ? [{ rank: Number(rank), at }] : [];
    });
    return {
      row: (row, cells) => {
        const cell = (at: number) => visible(cells[at] ?? '');
        if (cells.every((c) => visible(c) === '')) return NOTHING_READ;
        const from = { code: cell(number), name: cell(name) };
        if (from.code === '' && places.every(({ at }) => cell(at) === ''))
          return { ...NOTHING_READ, apart: true };
        if (!/^\d{3}$/.test(from.code))
          return {
            ...NOTHING_READ,
            faults: [
              fault(
                'la-number',
                'LA num',
                from.code || null,
                'the three-digit number of a local authority, such as 204',
                'Check the number against the published file.',
              ),
            ],
          };
        const rows = [];
        const faults = [];
        for (const { rank, at } of places) {
          const [to, note] = [cell(at), cell(at + 1)];
          if (/^\d{3}$/.test(to) && CLOSENESS.has(note.toLowerCase()))
            rows.push(
              relationRow(row, from, NEIGHBOURS, String(rank).padStart(2, '0'), MODEL_YEAR, {
                code: to,
                name: '',
                note,
              }),
            );
          else
            faults.push(
              fault(
                'neighbour',
                `SN${rank}`,
                `${to} ${note}`.trim() || null,
                'the three-digit number of a local authority and how close it is, such as 210 and Very Close',
                'Check the two cells against the published file.',
              ),
            );
        }
        return { rows, areas: [], faults, apart: false };
      },
      end: () => ({ ...NOTHING_READ, remarks: [] }),
    };
  },
};
