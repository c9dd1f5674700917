import type { LinearSolver, OpenProgram } from './linear-solver';

const silent: OpenProgram = { extreme: () => null, towards: () => null, close: () => undefined };

/**
 * The same solver, whose failures are answers: one that stops (WebAssembly out of memory, a fault of its own) has given up, and so
 * withholds. Asked nothing more of the program that it stopped on.
 */
export const guarded = ({ name, open }: LinearSolver): LinearSolver => ({
  name,
  open: (program) => {
    let opened = attempt(() => open(program)) ?? silent;
    const ask = <T>(question: (of: OpenProgram) => T): T | null => {
      try {
        return question(opened);
      } catch {
        opened = silent;
        return null;
      }
    };
    return {
      extreme: (variable, end) => ask((of) => of.extreme(variable, end)),
      towards: (targets, held) => ask((of) => of.towards(targets, held)),
      close: () => void ask((of) => of.close()),
    };
  },
});

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
