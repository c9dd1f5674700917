/** A directed arc that carries a whole number between its bounds; `upper` may be Infinity. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
}

/** One direction along an arc of the residual network. */
interface Residual {
  readonly to: number;
  readonly arc: number;
  readonly forward: boolean;
}

/**
 * Smallest and largest whole flow each wanted arc can carry in any circulation within the bounds; null if there is no
 * circulation at all. Exact, because networks are totally unimodular: whole bounds have whole extremes. Maximum flow by
 * shortest augmenting paths (Edmonds and Karp 1972), lower bounds by the usual auxiliary source and sink.
 */
export function flowBounds(
  nodes: number,
  arcs: readonly Arc[],
  wanted: readonly number[],
): readonly { readonly min: number; readonly max: number }[] | null {
  const flow = feasibleFlow(nodes, arcs);
  if (!flow) return null;
  return wanted.map((index) => {
    const arc = arcs[index] as Arc;
    const now = flow[index] ?? 0;
    const more = augment(nodes, arcs, [...flow], arc.to, arc.from, index, arc.upper - now);
    const less = augment(nodes, arcs, [...flow], arc.from, arc.to, index, now - arc.lower);
    return { min: now - less, max: now + more };
  });
}

function feasibleFlow(nodes: number, arcs: readonly Arc[]): number[] | null {
  const [source, sink] = [nodes, nodes + 1];
  const excess = new Array<number>(nodes).fill(0);
  for (const { from, to, lower } of arcs) {
    excess[from] = (excess[from] ?? 0) - lower;
    excess[to] = (excess[to] ?? 0) + lower;
  }
  const free = arcs.map((arc) => ({ ...arc, lower: 0, upper: arc.upper - arc.lower }));
  const extra: Arc[] = [];
  let needed = 0;
  excess.forEach((amount, node) => {
    if (amount > 0) extra.push({ from: source, to: node, lower: 0, upper: amount });
    if (amount < 0) extra.push({ from: node, to: sink, lower: 0, upper: -amount });
    needed += Math.max(0, amount);
  });
  const network = [...free, ...extra];
  const flow = network.map(() => 0);
  const sent = augment(nodes + 2, network, flow, source, sink, -1, Infinity);
  return sent < needed ? null : arcs.map((arc, index) => arc.lower + (flow[index] ?? 0));
}

/** Sends up to `limit` from source to sink without using arc `barred`; changes `flow`; returns what was sent. */
function augment(
  nodes: number,
  arcs: readonly Arc[],
  flow: number[],
  source: number,
  sink: number,
  barred: number,
  limit: number,
): number {
  if (source === sink) return limit;
  const out: Residual[][] = Array.from({ length: nodes }, () => []);
  arcs.forEach((arc, index) => {
    if (index === barred) return;
    out[arc.from]?.push({ to: arc.to, arc: index, forward: true });
    out[arc.to]?.push({ to: arc.from, arc: index, forward: false });
  });
  const room = ({ arc, forward }: Residual): number => {
    const { lower, upper } = arcs[arc] as Arc;
    const now = flow[arc] ?? 0;
    return forward ? upper - now : now - lower;
  };
  let sent = 0;
  while (sent < limit) {
    const path = shortestPath(out, room, source, sink);
    if (!path) break;
    const step = Math.min(limit - sent, ...path.map(room));
    if (step === Infinity) return Infinity;
    for (const { arc, forward } of path) flow[arc] = (flow[arc] ?? 0) + (forward ? step : -step);
    sent += step;
  }
  return sent;
}

function shortestPath(
  out: readonly (readonly Residual[])[],
  room: (step: Residual) => number,
  source: number,
  sink: number,
): Residual[] | null {
  const came = new Map<number, { readonly from: number; readonly by: Residual } | null>([[source, null]]);
  const queue = [source];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const step of out[node] ?? []) {
      if (came.has(step.to) || room(step) <= 0) continue;
      came.set(step.to, { from: node, by: step });
      if (step.to === sink) return trace(came, sink);
      queue.push(step.to);
    }
  }
  return null;
}

function trace(
  came: ReadonlyMap<number, { readonly from: number; readonly by: Residual } | null>,
  sink: number,
): Residual[] {
  const path: Residual[] = [];
  for (let at = came.get(sink); at; at = came.get(at.from)) path.unshift(at.by);
  return path;
}
