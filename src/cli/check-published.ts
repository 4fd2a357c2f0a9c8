import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkPublished, csvRows, type PublishedFigure, publishedFigures } from '#scorecard/index.ts';
import { languages } from '#words/index.ts';
import { type Call, CommandRefused } from './command.ts';
import { CalledWrongly } from './manual.ts';

const COLUMNS = ['province', 'asOf', 'what', 'part', 'whole', 'printed'] as const;

/** `motcua score check-published [FILE]`: 0 when every printed rate follows from its counts, 1 when one does not. */
export async function checkPublishedCommand(call: Call, rest: readonly string[]): Promise<number> {
  const words = languages[call.language].published;
  if (rest.length > 1) throw new CalledWrongly(words.cli.usage);
  const figures = rest[0] === undefined ? publishedFigures() : await figuresIn(resolve(call.from, rest[0]), call);
  const checked = figures.map((figure, at) => {
    const { answer, errors } = checkPublished(figure, call.language);
    if (answer) return { figure, ...answer };
    throw new CommandRefused(words.cli.badLine(String(at + 2), errors.map(({ text }) => text).join(' ')));
  });
  const bad = checked.filter(({ kind }) => kind === 'differs').length;
  if (call.json) {
    const rows = checked.map(({ figure, kind, sentence, hint }) => ({ ...figure, verdict: kind, sentence, hint }));
    console.log(JSON.stringify({ ok: bad === 0, figures: rows }, null, 2));
  } else {
    for (const { figure, kind, sentence, hint } of checked) {
      console.log(`${words.kind[kind]} · ${figure.province}, ${figure.asOf} · ${figure.what}`);
      console.log(`  ${[sentence, hint].filter(Boolean).join(' ')}`);
    }
    console.log(words.cli.summary(String(checked.length), String(bad)));
  }
  return bad === 0 ? 0 : 1;
}

async function figuresIn(file: string, { language }: Call): Promise<PublishedFigure[]> {
  const words = languages[language].published.cli;
  const [head, ...rows] = await readFile(file, 'utf8')
    .then(cellsOf)
    .catch(() => {
      throw new CommandRefused(words.unreadable(file));
    });
  if (head?.join() !== COLUMNS.join()) throw new CommandRefused(words.badHeader(file, COLUMNS.join()));
  return rows.map(
    (row) => Object.fromEntries(COLUMNS.map((name, at) => [name, row[at] ?? ''])) as unknown as PublishedFigure,
  );
}

/** The cells of every line; throws at a quote that never ends. */
function cellsOf(text: string): string[][] {
  return csvRows(text).map(({ line, cells }) => {
    if (!cells) throw new Error(`an open quote in line ${line}`);
    return cells;
  });
}
