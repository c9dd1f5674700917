import { placed, fault } from './problems';

it('cuts a very long value, so that a list of problems stays a list', () => {
  const problem = placed(fault('x', 'c', 'y'.repeat(500), 'e', 'f'), 'file.csv', null, 3);
  expect(problem.value?.length).toBe(121);
});
