/** Questions the solver may be asked for each figure of a family, on average. */
const questions = 4;

/** Questions left for a family. Counted, not timed, so that a slow machine withholds nothing a fast one shows. */
export class Effort {
  private left: number;

  constructor(figures: number) {
    this.left = 400 + questions * figures;
  }

  spend(): void {
    this.left -= 1;
  }

  isSpent(): boolean {
    return this.left <= 0;
  }
}
