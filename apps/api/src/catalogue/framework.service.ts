import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Framework, Goal, Indicator } from '@waymark/contract';
import { assembleFramework, catalogueProblemLine, publishedFileName } from '@waymark/outcomes';
import type { Config } from '../config';
import { ConfigError } from '../config';
import { CONFIG } from '../settings.module';

/** The framework that ships with the product, read once. A file that breaks a rule stops the start with its line and cure. */
@Injectable()
export class FrameworkService {
  readonly framework: Framework;
  private readonly indicators: ReadonlyMap<string, Indicator>;
  private readonly goals: ReadonlyMap<string, Goal>;

  constructor(@Inject(CONFIG) config: Config) {
    const folder = join(config.home, 'data/framework');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => ({
        fileName: relative(folder, join(folder, name)).split(sep).join('/'),
        text: readFileSync(join(folder, name), 'utf8'),
      }));
    const assembled = assembleFramework(files, readFileSync(join(folder, publishedFileName), 'utf8'));
    if (!assembled.ok)
      throw new ConfigError(
        `The outcomes framework in data/framework cannot be used:\n${assembled.problems.map((p) => `  - ${catalogueProblemLine(p)}`).join('\n')}`,
      );
    this.framework = assembled.value;
    this.indicators = new Map(this.framework.indicators.map((i) => [i.code, i]));
    this.goals = new Map(this.framework.goals.map((g) => [g.code, g]));
  }

  indicator(code: string): Indicator | undefined {
    return this.indicators.get(code);
  }

  goal(code: string): Goal | undefined {
    return this.goals.get(code);
  }
}
