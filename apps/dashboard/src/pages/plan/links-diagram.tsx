import type { LifeLink } from '@waymark/contract';
import { Link } from 'react-router';
import { Term } from '../../parts/term';
import { Way } from '../../parts/way';
import { dayWords, LINK_WORDS } from '../../parts/words';
import { paths, withQuery } from '../../paths';
import { BOX, FRAME, laidOut, twoLines } from './links-layout';

const WIDTH = 760;
const sideX = { left: 24, right: WIDTH - 24 - BOX.width } as const;
const selfX = (WIDTH - BOX.width) / 2;

/** How a context hangs together with others: a small drawing, and the same as a list with its links. */
export function LinksDiagram({
  contextId,
  name,
  links,
}: {
  readonly contextId: number;
  readonly name: string;
  readonly links: readonly LifeLink[];
}) {
  if (links.length === 0)
    return (
      <p>
        It is linked to nothing yet.{' '}
        <Way page="contextEdit" to={`${paths.contextEdit(contextId)}#links`}>
          Add a link
        </Way>
      </p>
    );
  return (
    <div className="wm-linked">
      <Drawing name={name} links={links} />
      <ul className="wm-quiet-list" aria-label="Its links in words">
        {links.map((link, i) => (
          <li key={i}>
            <p>
              {LINK_WORDS[link.type][link.direction]}{' '}
              {link.contextId === null ? (
                <strong>{link.name}</strong>
              ) : (
                <Link to={paths.plan(link.contextId)}>{link.name}</Link>
              )}
              , from {dayWords(link.start)}
              {link.end ? ` to ${dayWords(link.end)}` : ''}
            </p>
            {link.note && <p className="wm-small">{link.note}</p>}
            {link.type === 'next to' && link.contextId !== null && (
              <div className="wm-small">
                <p>
                  A quieter place may be an emptied one (<Term term="displacement" />
                  ). Nobody is followed from one to the other, so the two side by side show when each changed,
                  and not who went where.
                </p>
                <p className="wm-links">
                  <SideBySide indicator="LOC-01" one={contextId} other={link.contextId} name={link.name}>
                    See both side by side
                  </SideBySide>
                  <SideBySide indicator="LOC-15" one={contextId} other={link.contextId} name={link.name}>
                    Who was pushed out of either
                  </SideBySide>
                </p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Both places under one indicator, on one axis of time. */
function SideBySide({
  indicator,
  one,
  other,
  name,
  children,
}: {
  readonly indicator: string;
  readonly one: number;
  readonly other: number;
  readonly name: string;
  readonly children: string;
}) {
  return (
    <Link to={withQuery(paths.compare(), { indicator, contexts: `${one},${other}`, order: 'chosen' })}>
      {children}
      <span className="wm-hidden"> with {name}</span>
    </Link>
  );
}

function Drawing({ name, links }: { readonly name: string; readonly links: readonly LifeLink[] }) {
  const { frames, nodes, height } = laidOut(links);
  const mid = frames.length * FRAME + (height - frames.length * (FRAME + 8)) / 2;
  return (
    <svg className="wm-linked-drawing" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {frames.map((frame, i) => (
        <g key={i}>
          <rect
            className={frame.end === null ? 'wm-frame' : 'wm-frame wm-linked-past'}
            x={1 + i * 6}
            y={1 + i * FRAME}
            width={WIDTH - 2 - i * 12}
            height={height - 2 - i * (FRAME + 8)}
          />
          <text x={14 + i * 6} y={20 + i * FRAME}>
            <tspan className="wm-linked-type">lies in </tspan>
            {frame.name}
          </text>
        </g>
      ))}
      {nodes.map(({ link, side, y }, i) => (
        <line
          key={i}
          className={link.end === null ? '' : 'wm-linked-past'}
          x1={side === 'left' ? sideX.left + BOX.width : sideX.right}
          y1={y + BOX.height / 2}
          x2={side === 'left' ? selfX : selfX + BOX.width}
          y2={mid}
        />
      ))}
      <Box x={selfX} y={mid - BOX.height / 2} name={name} said="this context" self />
      {nodes.map(({ link, side, y }, i) => (
        <Box
          key={i}
          x={sideX[side]}
          y={y}
          name={link.name}
          said={`${LINK_WORDS[link.type][link.direction]}${link.end === null ? '' : ` until ${link.end.slice(0, 4)}`}`}
          past={link.end !== null}
        />
      ))}
    </svg>
  );
}

function Box({
  x,
  y,
  name,
  said,
  self = false,
  past = false,
}: {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly said: string;
  readonly self?: boolean;
  readonly past?: boolean;
}) {
  const lines = twoLines(name);
  return (
    <g className={self ? 'wm-linked-self' : past ? 'wm-linked-past' : ''}>
      <rect x={x} y={y} width={BOX.width} height={BOX.height} />
      <text className="wm-linked-type" x={x + 12} y={y + 18}>
        {said}
      </text>
      {lines.map((line, i) => (
        <text key={line} x={x + 12} y={y + 36 + i * 16}>
          {line}
        </text>
      ))}
    </g>
  );
}
