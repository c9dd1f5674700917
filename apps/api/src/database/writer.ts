import { DataSource } from 'typeorm';

/**
 * The connection that writes. Nest closes it at a moment of its own choosing among everything else that ends; whoever still uses
 * it says here what has to be done before.
 */
export class Writer extends DataSource {
  private readonly first: (() => Promise<void>)[] = [];

  beforeClosing(work: () => Promise<void>): void {
    this.first.push(work);
  }

  override async destroy(): Promise<void> {
    for (const work of this.first) await work();
    await super.destroy();
  }
}
