import { layoutRow } from '../layout/row';
import { feelsSafe, guardianship, percent, row, sixYears, withheld, youngWomen } from '../testing/rows';
import { chartModel } from './chart-model';
import { tableTwin } from './table-twin';

const figuresOf = (of: typeof feelsSafe) => tableTwin(chartModel(of)).lines[0]?.cells ?? [];

describe('the table twin', () => {
  it.each([
    ['a full row', feelsSafe],
    ['levels', guardianship],
    ['a row with absences', youngWomen],
    ['nothing but absence', row([withheld(2016)])],
  ])('has the cells and states of the drawing: %s', (_, of) => {
    const model = chartModel(of);
    const { marks } = layoutRow(model, sixYears, { width: 654 });
    const cells = figuresOf(of);
    const at = (role: string) => marks.flatMap((mark) => (mark.role === role ? [mark.cell] : []));
    const where = (state: string) => cells.flatMap((cell, i) => (cell.state === state ? [i] : []));
    expect(where('shown')).toEqual(at('dot'));
    expect(where('withheld')).toEqual(at('withheld'));
    expect(where('missing')).toEqual(at('missing'));
    const printed = marks.flatMap((mark) =>
      mark.role === 'value' && mark.shape === 'text' ? [mark.text] : [],
    );
    expect(cells.filter((cell) => cell.state === 'shown').map((cell) => cell.text)).toEqual(printed);
  });

  it('hides interval and n with a withheld figure and says the word in each', () => {
    const { lines, columns } = tableTwin(chartModel(youngWomen));
    expect(lines.map((line) => line.header)).toEqual(['Percent', '95% interval', 'Asked (n)']);
    for (const line of lines) {
      expect(line.cells).toHaveLength(columns.length);
      expect(line.cells[3]).toMatchObject({ state: 'withheld', text: 'withheld' });
      expect(line.cells[0]).toMatchObject({ state: 'missing', text: 'not asked' });
    }
  });

  it('rules a line at a break and gives its reason as a note', () => {
    const breaks = [
      { date: '2020-01-01', kind: 'boundary redrawn', reason: 'the yard lost its northern half' },
    ];
    const twin = tableTwin(chartModel({ ...feelsSafe, breaks }));
    expect(twin.columns.map((column) => column.broken)).toEqual([false, false, false, false, true, false]);
    expect(twin.notes).toEqual([
      'Between 2019 and 2020 the series breaks (boundary redrawn): the yard lost its northern half. Nothing is compared across it.',
    ]);
  });

  it('ends with the word, not with a zero', () => {
    const twin = tableTwin(chartModel({ ...row([percent(2016, 0.5, 0.4, 0.6, 60)]), ended: '2018-03-31' }));
    expect(twin.columns.map((column) => column.label)).toEqual(['2016', '2018-03-31']);
    expect(twin.lines.map((line) => line.cells.map((cell) => cell.text))).toEqual([
      ['50', 'ended'],
      ['40–60', ''],
      ['60', ''],
    ]);
  });
});
