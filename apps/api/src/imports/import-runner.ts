import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ImportMapping, ImportProblem, MappingUse } from '@waymark/contract';
import {
  type Catalogue,
  catalogueOf,
  checkMapped,
  checkRows,
  NEIGHBOURS,
  openTable,
  parseMapping,
  type Recognised,
  recognise,
  type Table,
  UPPER_TIER,
} from '@waymark/ingest';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { FrameworkService } from '../catalogue/framework.service';
import { PlacesStore } from '../catalogue/places.store';
import { type Config, ConfigError } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { IntakeEntity } from '../measures/intake.entity';
import { CONFIG } from '../settings.module';
import { ImportAnswers, ScoresOfFile } from './import-answers';
import { ImportPass, type Counts, type PassSource } from './import-pass';
import { describeFile, describeMapped } from './import-summary';
import { toLookAt } from './import-words';
import { MarkedWords, WordsOfFile } from './marked-words';
import { type ChosenMapping, isUse } from './mapping-choice';
import { ReferenceStore } from './reference.store';
import { type Moment, StagingStore } from './staging.store';

const PIECE = 2000;
const CELLS_AT_ONCE = 200;
const NOTHING: Counts = { rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };

/** What a way through a file came to. */
export interface Outcome {
  /** `not looked at`: words of it may lead to a person, and nobody said that they looked. */
  readonly state: 'good' | 'unreadable' | 'overtaken' | 'not looked at';
  readonly counts: Counts;
  readonly format: string;
  readonly formatLabel: string;
  readonly summary: string[];
  readonly unusedColumns: string[];
  /** Cells whose words may lead to a person. */
  readonly markedWords: number;
  readonly message: string | null;
}

interface Commit {
  readonly intakeId: number;
  /** Somebody looked at the words that may lead to a person, and keeps them. */
  readonly keepWords: boolean;
  readonly seal: (manager: EntityManager, outcome: Outcome) => Promise<void>;
}

/** One way through a file: for whom, and what it gathers. */
interface Run {
  readonly actor: Actor;
  readonly file: string;
  readonly report: Report;
  readonly commit: Commit | null;
  readonly words: WordsOfFile;
}

/** Where a run reports to while it is under way. */
export interface Report {
  problems(found: readonly ImportProblem[]): Promise<void>;
  progress(share: number): Promise<void>;
}

/**
 * Dry run, commit and undo. A commit writes chunk after chunk under an intake nobody sees, and one small write at the end
 * makes it visible; between chunks every other write gets its turn. Undo is the same the other way round.
 */
@Injectable()
export class ImportRunner {
  /** The mappings that ship with the product, every version. */
  readonly mappings: readonly ImportMapping[];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly framework: FrameworkService,
    private readonly places: PlacesStore,
    private readonly staging: StagingStore,
    private readonly reference: ReferenceStore,
    private readonly answers: ImportAnswers,
    private readonly work: UnitOfWork,
    private readonly words: MarkedWords,
  ) {
    this.mappings = readMappings(join(config.home, 'data/mappings'));
  }

  /** Checks the file; writes nothing. */
  check(actor: Actor, path: string, file: string, mapping: ChosenMapping, report: Report): Promise<Outcome> {
    return this.go(actor, path, file, mapping, report, null);
  }

  /**
   * Reads the file again, against what stands now, writes it under the intake and makes it visible. `seal` takes part in the one
   * write that does so: with it the import is committed, without it nothing happened.
   */
  commit(
    actor: Actor,
    path: string,
    file: string,
    mapping: ChosenMapping,
    report: Report,
    commit: Commit,
  ): Promise<Outcome> {
    return this.go(actor, path, file, mapping, report, commit);
  }

  private async go(
    actor: Actor,
    path: string,
    file: string,
    mapping: ChosenMapping,
    report: Report,
    commit: Commit | null,
  ): Promise<Outcome> {
    const opened = await openTable(path, file);
    if (!opened.ok) return this.unreadable(opened.problems, report);
    const { table } = opened;
    const run: Run = { actor, file, report, commit, words: new WordsOfFile() };
    const use = isUse(mapping) ? mapping : null;
    const before = await this.staging.moment();
    if (use?.mapping.kind === 'table') {
      if (table.warnings.length > 0) await report.problems(table.warnings);
      const scores = new ScoresOfFile(use.mapping.table.source);
      const pass = await this.mappedPass(table, use, run, scores);
      await pass.run();
      if (commit && !pass.fatal && looked(run))
        await this.answers.keep(commit.intakeId, scores, pass.rowsToTakeBack());
      return this.settle(pass, describeMapped(table, use.mapping.table, pass.span), before, run);
    }
    const own =
      use?.mapping.kind === 'official'
        ? use.mapping.official
        : typeof mapping === 'object'
          ? (mapping as ImportMapping | null)
          : null;
    const known = own
      ? await recognise(table, [own], own.mapping)
      : await recognise(table, this.mappings, typeof mapping === 'string' ? mapping : undefined);
    if (!known.ok) return this.unreadable([...table.warnings, ...known.problems], report);
    if (table.warnings.length > 0) await report.problems(table.warnings);
    const pass = await this.pass(table, known.recognised, run);
    await pass.run();
    return this.settle(pass, describeFile(table, known.recognised, pass.span), before, run);
  }

  /** What a way through the file came to; with `commit`, what it wrote becomes visible, or is taken back. */
  private async settle(
    pass: ImportPass,
    about: Pick<Outcome, 'format' | 'formatLabel' | 'summary' | 'unusedColumns'>,
    before: Moment,
    run: Run,
  ): Promise<Outcome> {
    const { commit, words } = run;
    const markedWords = words.marked;
    if (pass.fatal) {
      if (commit) await this.unstage(commit.intakeId);
      return {
        ...about,
        markedWords,
        state: 'unreadable',
        counts: { ...NOTHING, rows: pass.counts.rows, rejected: pass.counts.rows },
        message: pass.fatal.fix,
      };
    }
    const outcome: Outcome = { ...about, markedWords, state: 'good', counts: pass.counts, message: null };
    if (!commit) return outcome;
    if (!looked(run)) {
      await this.unstage(commit.intakeId);
      return {
        ...outcome,
        state: 'not looked at',
        counts: { ...NOTHING, rows: pass.counts.rows },
        message: toLookAt(markedWords),
      };
    }
    const sealed = await this.finish(pass, commit.intakeId, before, async (m) => {
      await commit.seal(m, outcome);
      await this.words.kept(run.actor, run.file, words);
    });
    if (sealed) return outcome;
    await this.unstage(commit.intakeId);
    return {
      ...outcome,
      state: 'overtaken',
      counts: { ...NOTHING, rows: pass.counts.rows },
      message:
        'While this file was being written, somebody entered one of its figures by hand. Nothing of the file was imported: commit it again.',
    };
  }

  private async unreadable(problems: ImportProblem[], report: Report): Promise<Outcome> {
    await report.problems(problems);
    const first = problems.find((p) => p.severity === 'error') ?? problems[0];
    return {
      state: 'unreadable',
      counts: NOTHING,
      format: 'unknown',
      formatLabel: 'Not recognised',
      summary: [],
      unusedColumns: [],
      markedWords: 0,
      message: first?.fix ?? 'The file could not be read.',
    };
  }

  private async pass(table: Table, recognised: Recognised, run: Run): Promise<ImportPass> {
    const populationSeries = new Set([
      NEIGHBOURS,
      UPPER_TIER,
      ...[...this.mappings, ...(recognised.format === 'mapping' ? [recognised.mapping] : [])].flatMap((m) =>
        m.values.flatMap((v) => (v.as === 'population' ? [v.series] : [])),
      ),
    ]);
    const isPopulation = ([, indicator]: readonly [number | string, string]) =>
      populationSeries.has(indicator);
    const bringsPopulation =
      (recognised.format === 'mapping' && recognised.mapping.values.some((v) => v.as === 'population')) ||
      (recognised.format === 'layout' && recognised.layout.id !== 'police-street');
    // reference tables are small: whether a population is there is asked for each area
    const there = bringsPopulation ? { has: () => true } : await this.staging.seriesThere();
    const catalogue = await this.catalogue(run.actor);
    const source = {
      file: table.file,
      sheet: recognised.sheet.name,
      rowsEstimate: table.rowsEstimate,
      batches: checkRows(table, recognised, catalogue),
      called: catalogue.called,
    };
    return this.passOf(source, there, populationSeries, isPopulation, run);
  }

  /** A file that a mapping of a team's own table reads: figures of contexts only. */
  private async mappedPass(
    table: Table,
    { mapping, period }: MappingUse,
    run: Run,
    scores: ScoresOfFile,
  ): Promise<ImportPass> {
    if (mapping.kind !== 'table') throw new Error('Only a mapping of a team’s own table reads so.');
    const catalogue = await this.catalogue(run.actor);
    const checked = checkMapped(table, mapping.table, period, catalogue);
    const { file, rowsEstimate } = table;
    const batches = this.answers.once(checked, file, scores);
    const source = { file, sheet: null, rowsEstimate, batches, called: catalogue.called };
    return this.passOf(source, await this.staging.seriesThere(), new Set(), () => false, run);
  }

  private passOf(
    source: PassSource,
    there: { has(series: string): boolean },
    populationSeries: ReadonlySet<string>,
    isPopulation: (pair: readonly [number | string, string]) => boolean,
    { actor, report, commit, words }: Run,
  ): ImportPass {
    const batches = this.words.looked(actor, source.batches, source, words);
    return new ImportPass({ ...source, batches }, there, populationSeries, {
      standing: async (pairs) => {
        const reference = pairs.filter(isPopulation);
        const rest = pairs.filter((pair) => !isPopulation(pair));
        return [
          ...(rest.length > 0 ? await this.staging.standing(rest) : []),
          ...(reference.length > 0 ? await this.reference.standing(reference) : []),
        ];
      },
      write: commit && ((chunk) => this.work.run((m) => this.staging.write(m, commit.intakeId, chunk))),
      problems: (found) => report.problems(found),
      progress: (share) => report.progress(share),
    });
  }

  /** What files of this reader may refer to. */
  async catalogue(actor: Actor): Promise<Catalogue> {
    const contexts = (await this.places.contexts(actor)).filter((c) => !c.archived);
    const named = contexts.map((context) => ({
      ...context,
      names: [context.pseudonym, context.privateName],
    }));
    return catalogueOf(named, this.framework.framework.indicators, this.config.today());
  }

  /** The rollups that need more than one row, then the one write that makes everything visible. False if overtaken. */
  private async finish(
    pass: ImportPass,
    intakeId: number,
    before: Moment,
    seal: (manager: EntityManager) => Promise<void>,
  ): Promise<boolean> {
    const back = pass.rowsToTakeBack();
    for (let i = 0; i < back.length; i += PIECE)
      await this.work.run((m) => this.staging.takeBack(m, intakeId, back.slice(i, i + PIECE)));
    const cells = pass.cellsToRebuild();
    for (let i = 0; i < cells.length; i += CELLS_AT_ONCE)
      await this.work.run((m) => this.staging.rebuild(m, intakeId, cells.slice(i, i + CELLS_AT_ONCE)));
    const populations = pass.populations();
    await this.work.run((m) => this.reference.write(m, intakeId, populations));
    return this.work.run(async (m) => {
      const others = await this.staging.since(m, before, intakeId);
      if (others.some((row) => pass.has(row))) return false;
      const joined = others.filter((row) => pass.touches(row));
      if (joined.length > 0) await this.staging.rebuild(m, intakeId, joined);
      await this.reference.nameAreas(m, [...pass.span.areas.values()]);
      const [organisation, another] = pass.span.organisations;
      const organisationId = another === undefined ? (organisation ?? null) : null;
      await m.update(IntakeEntity, { id: intakeId }, { visible: true, organisationId });
      await seal(m);
      return true;
    });
  }

  /** Takes back what a commit wrote that never became visible. Short writes, so that nobody waits. */
  async unstage(intakeId: number): Promise<void> {
    while (await this.work.run((m) => this.staging.removePiece(m, intakeId, PIECE)));
    await this.work.run((m) => this.staging.forgetReplacements(m, intakeId));
  }

  /** How many figures of a committed import were corrected since; they have to be taken back first. */
  correctedSince(intakeId: number): Promise<number> {
    return this.staging.replacedSince(intakeId);
  }

  /** Whether later answers were paired with those of an import; they have to be taken back first. */
  pairedSince(intakeId: number): Promise<boolean> {
    return this.answers.pairedSince(intakeId);
  }

  /**
   * Takes a committed import back. What it replaced stands again by itself; only cells that other figures joined since are
   * made anew, under an intake of their own that becomes visible in the same write that hides the import.
   */
  async undo(
    actor: Actor,
    intakeId: number,
    file: string,
    now: string,
    seal: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    const joined = await this.staging.cellsJoinedSince(intakeId);
    const mending = joined.length > 0 ? await this.mending(actor, file, now) : null;
    for (let i = 0; i < joined.length; i += CELLS_AT_ONCE)
      await this.work.run((m) =>
        this.staging.rebuild(m, mending ?? 0, joined.slice(i, i + CELLS_AT_ONCE), intakeId),
      );
    await this.work.run(async (m) => {
      await m.update(IntakeEntity, { id: intakeId }, { visible: false });
      await this.answers.forget(m, intakeId);
      if (mending !== null) await m.update(IntakeEntity, { id: mending }, { visible: true });
      await this.reference.forgetAreas(m);
      await seal(m);
    });
  }

  private mending(actor: Actor, file: string, now: string): Promise<number> {
    return this.work.run(async (m) => {
      const intake = m.create(IntakeEntity, {
        organisationId: null,
        kind: 'correction',
        batch: null,
        visible: false,
        reason: `import ${file} taken back`.slice(0, 500),
        recordedAt: now,
        recordedBy: actor.name,
      });
      return (await m.save(intake)).id;
    });
  }
}

/** Nothing in the file may lead to a person, or somebody looked. */
const looked = ({ words, commit }: Run): boolean => words.marked === 0 || commit?.keepWords === true;

/** The mappings that ship with the product. A broken one stops the start with its name and what is wrong. */
function readMappings(folder: string): ImportMapping[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const read = parseMapping(readFileSync(join(folder, name), 'utf8'), basename(name));
      if (!read.ok)
        throw new ConfigError(`The import mappings in data/mappings cannot be used:\n  - ${read.sentence}`);
      return read.mapping;
    });
}
