import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

interface Whole {
  readonly tables: readonly { readonly place: Place; readonly series: readonly Series[] }[];
  readonly withheld: readonly { readonly contextId: number }[];
}
type Place = { readonly id: number } & Readonly<Record<'pseudonym' | 'kind' | 'site', string>>;
interface Series {
  readonly cells: readonly { readonly state: string }[];
}

/** Drafts by place: a preview of a hundred megabytes in one row stood still whatever else the server was asked, for seconds. */
export class EditionParts1790000002995 implements MigrationInterface {
  name = 'EditionParts1790000002995';

  async up(runner: QueryRunner): Promise<void> {
    const key = (name: string) => ({ name, type: 'integer', isPrimary: true });
    await runner.createTable(
      new Table({
        name: 'edition_part',
        columns: [key('edition_id'), key('context_id'), { name: 'body', type: 'text' }],
      }),
    );
    const drafts = (await runner.query('SELECT id FROM edition WHERE preview IS NOT NULL')) as {
      id: number;
    }[];
    // one at a time: each may be large
    for (const { id } of drafts) await this.split(runner, id);
  }

  async down(runner: QueryRunner): Promise<void> {
    // what is not released is drafted again
    await runner.query(
      "UPDATE edition SET preview = NULL, summary = NULL, state = 'draft' WHERE number IS NULL",
    );
    await runner.dropTable('edition_part');
  }

  private async split(runner: QueryRunner, id: number): Promise<void> {
    const [row] = (await runner.query(`SELECT preview FROM edition WHERE id = ${mark(runner, 1)}`, [id])) as {
      preview: string;
    }[];
    const { tables, withheld, ...rest } = JSON.parse(row?.preview ?? '{}') as Whole;
    const places = [];
    for (const table of tables) {
      const lines = withheld.filter(({ contextId }) => contextId === table.place.id);
      const count = (state: string) =>
        table.series.reduce((sum, { cells }) => sum + cells.filter((one) => one.state === state).length, 0);
      const { id: contextId, pseudonym, kind, site } = table.place;
      places.push({
        id: contextId,
        pseudonym,
        kind,
        site,
        shown: count('shown'),
        withheld: lines.length,
        missing: count('missing'),
      });
      const part = JSON.stringify({ table, withheld: lines });
      await runner.query(
        `INSERT INTO edition_part (edition_id, context_id, body) VALUES (${[1, 2, 3].map((at) => mark(runner, at)).join(', ')})`,
        [id, contextId, part],
      );
    }
    await runner.query(`UPDATE edition SET preview = ${mark(runner, 1)} WHERE id = ${mark(runner, 2)}`, [
      JSON.stringify({ ...rest, places }),
      id,
    ]);
  }
}

/** Where a value goes into a statement, as the driver writes it. */
const mark = ({ connection }: QueryRunner, at: number): string =>
  connection.driver.createParameter(`p${at}`, at - 1);
