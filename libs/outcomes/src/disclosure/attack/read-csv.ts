import { asPrinted, type Notes, noNotes, type Printed } from './printed';

/** A file of figures, a line each. Columns are found by their names, as a reader of the codebook would. */
export function readCsv(from: string, body: string): Notes {
  const [head = [], ...lines] = fieldsOf(body);
  const of = (line: readonly string[], name: string): string => line[head.indexOf(name)] ?? '';
  const figures = lines.flatMap((line): Printed[] => {
    const per = of(line, 'unit') === '%' ? 100 : 1;
    const span = (name: string) => asPrinted(of(line, name), per);
    const counted = asPrinted(of(line, 'denominator')) ?? asPrinted(of(line, 'base'));
    const value = span('value');
    if (value === null && counted === null && asPrinted(of(line, 'numerator')) === null) return [];
    return [
      {
        from,
        indicator: of(line, 'indicator'),
        breakdown: of(line, 'breakdown'),
        period: `${of(line, 'period_start')}/${of(line, 'period_end')}`,
        value,
        lower: span('lower_95'),
        upper: span('upper_95'),
        base: counted,
      },
    ];
  });
  return { ...noNotes, figures };
}

/** RFC 4180: quotes around a field, doubled inside; a byte order mark before everything. */
function fieldsOf(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, bare = '', end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && quoted === undefined && bare === '' && line.length === 0) break;
    line.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    lines.push(line);
    line = [];
    if (end === '') break;
  }
  return lines;
}
