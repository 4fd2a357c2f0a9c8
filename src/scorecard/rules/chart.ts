/**
 * Charts as SVG, drawn here and nowhere else: a page shows the very drawing that the printed report carries. Colours are
 * attributes, which the page's style outdoes (a strict policy lets no inline style in) and paper prints as they are. Everything a
 * chart says stands in the table beneath it.
 */
export interface Bar {
  readonly label: string;
  /** Tenths of a percent; null: nothing to count. */
  readonly value: number | null;
  /** The same in the period before, drawn as an upright line. */
  readonly before: number | null;
  /** What is written at the bar's end: `96,4 %`. */
  readonly text: string;
}

/** As wide as a telephone's column, so that its letters are never smaller than they are drawn. */
const WIDTH = 360;
const SIZE = 14;
const FACE = 'font-family="Tinos"';
/** A line of letters as wide as the drawing. */
const LETTERS = 47;

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A name longer than its line, cut at a word. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}

const drawing = (title: string, height: number, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${safe(title)}">${parts.join('')}</svg>`;

const text = (
  x: number,
  y: number,
  words: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  kind = 'word',
): string =>
  `<text class="${kind}" x="${x}" y="${y}" font-size="${SIZE}" ${FACE} fill="#17212b" text-anchor="${anchor}">${safe(words)}</text>`;

const BAR = { room: 286, height: 10, row: 42 } as const;
const along = (tenths: number): number => Math.round((tenths * BAR.room) / 1000);

function barRow({ label, value, before, text: written }: Bar, at: number): string {
  const top = at * BAR.row;
  const y = top + 21;
  const room = `<rect class="room" x="0" y="${y}" width="${BAR.room}" height="${BAR.height}" fill="#d8d2c7"/>`;
  const bar =
    value === null
      ? ''
      : `<rect class="share" x="0" y="${y}" width="${along(value)}" height="${BAR.height}" fill="#0b5a5e"/>`;
  const mark =
    before === null
      ? ''
      : `<rect class="before" x="${Math.max(0, along(before) - 1)}" y="${y - 3}" width="3" height="${BAR.height + 6}" fill="#17212b"/>`;
  return `${text(0, top + 15, cut(label, LETTERS))}${room}${bar}${mark}${text(WIDTH, y + BAR.height, written, 'end', 'figure')}`;
}

/** Shares of 100 % as bars, one beneath the other, each under its name. */
export const barChart = (title: string, bars: readonly Bar[]): string =>
  drawing(title, bars.length * BAR.row, bars.map(barRow));

export interface Series {
  readonly name: string;
  /** Tenths of a percent, one for each step; null: nothing to count then. */
  readonly values: readonly (number | null)[];
}

const PLOT = { left: 48, right: WIDTH - 8, top: 10, bottom: 150 } as const;
const LINES = [
  { kind: 'now', stroke: '#0b5a5e', dashes: '' },
  { kind: 'past', stroke: '#4f5b67', dashes: ' stroke-dasharray="5 4"' },
] as const;

/** The scale begins at a round share below the least, so that what moves is seen; it says where it begins. */
const floorOf = (values: readonly number[]): number =>
  Math.max(0, Math.min(900, Math.floor((Math.min(1000, ...values) - 1) / 100) * 100));

/** Shares that stay low have their own top, so that their movement is seen; those above have 100 %. */
const topOf = (values: readonly number[]): number =>
  Math.min(1000, Math.ceil((Math.max(0, ...values) + 1) / 100) * 100);

/** Steps between two named ones so that names do not meet. */
const everyOf = (steps: number): number => Math.ceil(steps / 6);

/**
 * Shares over time as lines: the first series whole, the second dashed. A step with nothing to count breaks its line. `steps`
 * names the first series' months; `percent` writes a share of the scale.
 */
export function lineChart(
  title: string,
  steps: readonly string[],
  series: readonly Series[],
  percent: (tenths: number) => string,
): string {
  const all = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const floor = floorOf(all);
  const top = floor > 0 ? 1000 : topOf(all);
  const x = (at: number): number =>
    steps.length < 2
      ? (PLOT.left + PLOT.right) / 2
      : round(PLOT.left + 20 + ((PLOT.right - PLOT.left - 44) * at) / (steps.length - 1));
  const y = (value: number): number =>
    round(PLOT.bottom - ((PLOT.bottom - PLOT.top) * (value - floor)) / (top - floor));
  const scale = [floor, (floor + top) / 2, top].flatMap((value) => [
    `<line class="room" x1="${PLOT.left}" y1="${y(value)}" x2="${PLOT.right}" y2="${y(value)}" stroke="#d8d2c7"/>`,
    text(PLOT.left - 4, y(value) + 4, percent(value), 'end'),
  ]);
  const every = everyOf(steps.length);
  const names = steps.flatMap((name, at) => (at % every === 0 ? [text(x(at), PLOT.bottom + 22, name, 'middle')] : []));
  const lines = series.flatMap(({ values }, nth) => lineOf(values, LINES[nth] ?? LINES[1], x, y));
  const legend = series.flatMap(({ name }, nth) => legendOf(name, LINES[nth] ?? LINES[1], PLOT.bottom + 42 + nth * 18));
  return drawing(title, PLOT.bottom + 34 + series.length * 18, [...scale, ...names, ...lines, ...legend]);
}

const round = (value: number): number => Math.round(value * 10) / 10;

type Look = (typeof LINES)[number];

function lineOf(
  values: Series['values'],
  { kind, stroke, dashes }: Look,
  x: (at: number) => number,
  y: (value: number) => number,
): string[] {
  const path = values
    .map((value, at) => (value === null ? '' : `${at > 0 && values[at - 1] !== null ? 'L' : 'M'}${x(at)} ${y(value)}`))
    .join('');
  const points = values.flatMap((value, at) =>
    value === null
      ? []
      : [
          `<circle class="${kind} point" cx="${x(at)}" cy="${y(value)}" r="${kind === 'now' ? 3.5 : 2.5}" fill="${stroke}"/>`,
        ],
  );
  return [`<path class="${kind}" d="${path}" fill="none" stroke="${stroke}" stroke-width="2"${dashes}/>`, ...points];
}

const legendOf = (name: string, { kind, stroke, dashes }: Look, y: number): string[] => [
  `<path class="${kind}" d="M${PLOT.left} ${y - 4}H${PLOT.left + 28}" fill="none" stroke="${stroke}" stroke-width="2"${dashes}/>`,
  text(PLOT.left + 36, y, name),
];
