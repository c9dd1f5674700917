import { monthNames } from '@waymark/calendar';
import { type AreaLineage, areaLineage } from '@waymark/contract';
import { parseDocument } from 'yaml';

export type LineageReading =
  { readonly ok: true; readonly lineage: AreaLineage } | { readonly ok: false; readonly sentence: string };

/** The file of changed area codes, read strictly: an unknown key or a missing one is told, never passed over. */
export function parseLineage(text: string, fileName: string): LineageReading {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  const broken = document.errors[0];
  if (broken) return { ok: false, sentence: `${fileName} is not YAML that can be read: ${broken.message}` };
  const parsed = areaLineage.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, sentence: `${fileName}, ${issue?.path.join('.') || 'top level'}: ${issue?.message}` };
  }
  const expected = `${parsed.data.lineage}.v${parsed.data.version}.yaml`;
  if (expected !== fileName)
    return { ok: false, sentence: `${fileName} says it is ${expected}: name and content must agree.` };
  const ended = parsed.data.changes.flatMap((change) => change.from.map(({ code }) => code));
  const twice = ended.find((code, at) => ended.indexOf(code) !== at);
  return twice === undefined
    ? { ok: true, lineage: parsed.data }
    : { ok: false, sentence: `${fileName}: ${twice} ends twice. A code ends once.` };
}

type Change = AreaLineage['changes'][number];

const dayWords = (date: string) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${monthNames[(month ?? 1) - 1]} ${year}`;
};

const listed = (areas: Change['from']) =>
  areas
    .map(({ code, name }) => `${name} (${code})`)
    .reduce((all, one, at, { length }) => (at === length - 1 ? `${all} and ${one}` : `${all}, ${one}`));

/** What replaced what, in one sentence, and what follows for reading figures. */
export function changeSentence(change: Change): string {
  const { date, is, from, to, what } = change;
  const sameGround =
    is === 'recoded'
      ? 'The boundary is the same, but the figures carry another code and a new authority makes them: no line is drawn across.'
      : 'The boundary is not the same: figures before and after are about different areas, and no line is drawn across.';
  return `On ${dayWords(date)} ${listed(from)} ${from.length === 1 ? 'was' : 'were'} replaced by ${listed(to)}. ${what} ${sameGround}`;
}

/** Every change a code took part in. */
export function lineageOf(lineage: AreaLineage, code: string): Change[] {
  return lineage.changes.filter(({ from, to }) => [...from, ...to].some((area) => area.code === code));
}

/** The change by which a code ended. */
export function endOf(lineage: AreaLineage, code: string): Change | undefined {
  return lineage.changes.find(({ from }) => from.some((area) => area.code === code));
}
