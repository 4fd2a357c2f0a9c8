import { join, resolve } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { coverage, drawable } from './glyphs.ts';
import type { Answer, Order, Place } from './press.ts';

const FONTS = resolve('node_modules/@expo-google-fonts/tinos');
const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const TEMPLATES = resolve('src/letter/templates');

/** Typst is synchronous and holds some 200 MB: it lives in this thread, which ends when it has been idle. */
const compiler = NodeCompiler.create({
  workspace: TEMPLATES,
  fontArgs: [{ fontPaths: FACES.map((face) => join(FONTS, face)) }],
});

const draw = drawable(FACES.map((face) => coverage(join(FONTS, face, `Tinos_${face}.ttf`))));
const drawn = (data: string): string =>
  JSON.stringify(JSON.parse(data, (_key, value) => (typeof value === 'string' ? draw(value) : value)));

/** Cached results of the last few letters are kept: their common parts are what makes the next one fast. */
const CACHE_AGE = 10;

function print({ template, data, seconds, standard }: Order): { pdf: Uint8Array; places: readonly Place[] } {
  const made = compiler.compile({
    mainFilePath: join(TEMPLATES, `${template}.typ`),
    inputs: { data: drawn(data) }, // a value, never source text: what a citizen wrote cannot become a command
  });
  const why = made.takeDiagnostics() ?? made.takeError();
  const document = made.result;
  if (!document) throw new Error(`Letter ${template}: ${JSON.stringify(why?.shortDiagnostics ?? [])}`);
  const marks = compiler.query(document, { selector: '<place>' }) as { value: Place }[];
  const pdf = compiler.pdf(document, { pdfStandard: standard, creationTimestamp: seconds });
  return { pdf: new Uint8Array(pdf), places: marks.map(({ value }) => value) };
}

parentPort?.on('message', (order: Order) => {
  let answer: Answer;
  try {
    answer = { id: order.id, ...print(order) };
  } catch (error) {
    answer = { id: order.id, why: error instanceof Error ? error.message : String(error) };
  }
  compiler.evictCache(CACHE_AGE);
  parentPort?.postMessage(answer);
});
