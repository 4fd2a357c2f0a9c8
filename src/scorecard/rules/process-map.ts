/** A step as it is published: ways on from it, in its own order. */
export interface PublishedStep {
  readonly id: string;
  readonly name: string;
  readonly next: readonly string[];
}

/** What dossiers did: visits to a step, and how often one was followed by another. Hours: calendar hours, median. */
export interface Visited {
  readonly step: string;
  readonly name: string;
  readonly visits: number;
  readonly hours: number | null;
}
export interface Moved {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly hours: number | null;
}

export interface MapNode extends Visited {
  /** Lines of its name as they are drawn. */
  readonly lines: readonly string[];
  readonly published: boolean;
  readonly y: number;
}

/** `onward`: to the step drawn below; `skip`: past some; `back`: to an earlier one, or the same again. */
export interface MapEdge extends Moved {
  readonly published: boolean;
  readonly kind: 'onward' | 'skip' | 'back';
  /** How it is drawn, and where its words stand. */
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };
}

export interface ProcessMap {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly x: number; readonly width: number; readonly height: number };
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

const BOX = { width: 260, height: 66 };
const GAP = 58;
/** Beside the boxes: room for the words of ways around them, then lanes, as many as are gone, five at most. */
const WORDS = 96;
const LANE = 18;
const LANES = 5;
const LINE = 32;

/**
 * The process as it really went beside as it was published: steps from above to below in the published order, those that nobody
 * published after them; ways back on the left, ways past steps on the right. A published way that nobody went has count 0.
 */
export function processMap(
  published: readonly PublishedStep[],
  visited: readonly Visited[],
  moved: readonly Moved[],
): ProcessMap {
  const known = new Set(published.map(({ id }) => id));
  const visits = new Map(visited.map((one) => [one.step, one]));
  const steps = [
    ...published.map(({ id, name }) => visits.get(id) ?? { step: id, name, visits: 0, hours: null }),
    ...visited.filter(({ step }) => !known.has(step)),
  ];
  const nodes = steps.map(
    (one, at): MapNode => ({
      ...{ ...one, lines: linesOf(one.name), published: known.has(one.step) },
      y: 12 + at * (BOX.height + GAP),
    }),
  );
  const ways = waysOf(published, nodes, moved);
  const left = roomFor(ways, 'back');
  return {
    width: left + BOX.width + roomFor(ways, 'skip'),
    height: nodes.length * (BOX.height + GAP) - GAP + 24,
    box: { x: left, ...BOX },
    nodes,
    edges: edgesOf(ways, nodes, left),
  };
}

type Way = Pick<MapEdge, keyof Moved | 'published' | 'kind'> & { readonly at: { from: number; to: number } };

const MARGIN = 8;

function roomFor(ways: readonly Way[], kind: Way['kind']): number {
  const lanes = Math.min(LANES, ways.filter((way) => way.kind === kind).length);
  return lanes === 0 ? MARGIN : WORDS + (lanes - 1) * LANE + MARGIN;
}

function waysOf(published: readonly PublishedStep[], nodes: readonly MapNode[], moved: readonly Moved[]): Way[] {
  const ways = new Set(published.flatMap(({ id, next }) => next.map((to) => `${id} ${to}`)));
  const went = new Set(moved.map(({ from, to }) => `${from} ${to}`));
  const place = new Map(nodes.map(({ step }, at) => [step, at]));
  const never = [...ways]
    .filter((way) => !went.has(way))
    .map((way): Moved => {
      const [from = '', to = ''] = way.split(' ');
      return { from, to, count: 0, hours: null };
    });
  return [...moved, ...never].flatMap((one): Way[] => {
    const [from, to] = [place.get(one.from), place.get(one.to)];
    if (from === undefined || to === undefined) return [];
    const kind = to === from + 1 ? 'onward' : to > from ? 'skip' : 'back';
    return [{ ...one, kind, published: ways.has(`${one.from} ${one.to}`), at: { from, to } }];
  });
}

function edgesOf(ways: readonly Way[], nodes: readonly MapNode[], left: number): MapEdge[] {
  const lanes = { skip: 0, back: 0 };
  const leaving = counter();
  const coming = counter();
  // Short ways inside, long ones around them.
  return ways
    .toSorted((a, b) => Math.abs(a.at.to - a.at.from) - Math.abs(b.at.to - b.at.from))
    .map(({ at: { from, to }, ...about }): MapEdge => {
      const { kind } = about;
      const [start, end] = [nodes[from] as MapNode, nodes[to] as MapNode];
      if (kind === 'onward') return { ...about, ...straight(left, start.y, end.y) };
      const leaves = start.y + BOX.height - 10 - (leaving(`${kind} ${from}`) % 3) * 19;
      const comes = end.y + 12 + (coming(`${kind} ${to}`) % 5) * 9;
      return { ...about, ...around(kind, left, leaves, comes, lanes[kind]++) };
    });
}

/** How often it was asked for each name before. */
function counter(): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const before = known.get(name) ?? 0;
    known.set(name, before + 1);
    return before;
  };
}

type Drawn = Pick<MapEdge, 'path' | 'label'>;

function straight(left: number, from: number, to: number): Drawn {
  const middle = left + BOX.width / 2;
  const [top, end] = [from + BOX.height, to - 2];
  return { path: `M${middle} ${top}V${end}`, label: { x: middle + 10, y: (top + end) / 2 + 3, anchor: 'start' } };
}

/** Around the boxes, in a lane of its own; its words stand over where it leaves. */
function around(kind: 'skip' | 'back', left: number, leaves: number, comes: number, lane: number): Drawn {
  const sign = kind === 'skip' ? 1 : -1;
  const side = kind === 'skip' ? left + BOX.width : left;
  const way = side + sign * (WORDS + (lane % LANES) * LANE);
  const path = `M${side} ${leaves}H${way}V${comes}H${side + sign * 2}`;
  return { path, label: { x: side + sign * 6, y: leaves - 4, anchor: kind === 'skip' ? 'start' : 'end' } };
}

/** A name in two lines at most, the rest cut off: the table beneath has it whole. */
function linesOf(name: string): string[] {
  const lines: string[] = [''];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1) as string;
    if (last === '' || last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  const [first = '', second, more] = lines;
  if (second === undefined) return [first];
  return [first, more === undefined ? second : `${second.slice(0, LINE - 2)}…`];
}
