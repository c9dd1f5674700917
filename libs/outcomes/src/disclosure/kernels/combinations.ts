/** Every choice of `size` items, in the order of the list: first items first. */
export function* combinations<T>(from: readonly T[], size: number, start = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = start; index <= from.length - size; index += 1)
    for (const rest of combinations(from, size - 1, index + 1)) yield [from[index] as T, ...rest];
}
