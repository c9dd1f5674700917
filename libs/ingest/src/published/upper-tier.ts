import { areaCode } from '@waymark/contract';
import { fault } from '../problems';
import { visible } from '../table/numbers';
import { type Layout, NOTHING_READ, relationRow, UPPER_TIER } from './layout';

const LOWER = /^LTLA(\d\d)CD$/;

/** Which upper tier authority each lower tier area belongs to: the year stands in the headings. */
export const upperTier: Layout = {
  id: 'upper-tier-areas',
  label: 'Lower tier to upper tier local authorities (Office for National Statistics)',
  publisher: 'Office for National Statistics',
  licence: 'Open Government Licence v3.0',
  apartNote: 'They hold no area.',
  matches: (heading) => {
    const names = heading.map(visible);
    const year = names.map((n) => LOWER.exec(n)?.[1]).find((y) => y);
    return (
      year !== undefined &&
      [`UTLA${year}CD`, `LTLA${year}NM`, `UTLA${year}NM`].every((n) => names.includes(n))
    );
  },
  uses: (column) => /^[LU]TLA\d\d(CD|NM)$/.test(column),
  open: (heading) => {
    const names = heading.map(visible);
    const year = names.map((n) => LOWER.exec(n)?.[1]).find((y) => y) ?? '';
    const at = (kind: string) => names.indexOf(`${kind.slice(0, 4)}${year}${kind.slice(4)}`);
    const [lower, lowerName, upper, upperName] = ['LTLACD', 'LTLANM', 'UTLACD', 'UTLANM'].map(at);
    return {
      row: (row, cells) => {
        if (cells.every((c) => visible(c) === '')) return NOTHING_READ;
        const cell = (column: number | undefined) => visible(cells[column ?? -1] ?? '');
        const wrong = (['LTLA', 'UTLA'] as const).find(
          (tier) => !areaCode.safeParse(cell(tier === 'LTLA' ? lower : upper)).success,
        );
        if (wrong)
          return {
            ...NOTHING_READ,
            faults: [
              fault(
                'area-code',
                `${wrong}${year}CD`,
                cell(wrong === 'LTLA' ? lower : upper) || null,
                'a GSS code such as E10000016',
                'Check that the file was not changed on its way; codes must keep their leading letter.',
              ),
            ],
          };
        return {
          ...NOTHING_READ,
          rows: [
            relationRow(
              row,
              { code: cell(lower), name: cell(lowerName) },
              UPPER_TIER,
              '',
              2000 + Number(year),
              { code: cell(upper), name: cell(upperName), note: '' },
            ),
          ],
        };
      },
      end: () => ({ ...NOTHING_READ, remarks: [] }),
    };
  },
};
