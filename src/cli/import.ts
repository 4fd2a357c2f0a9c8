import { resolve } from 'node:path';
import { importCalendar, importUnits } from '#agency/index.ts';
import { type Imported, type Importer, importData } from '#db/import.ts';
import { importForms } from '#dossier/index.ts';
import type { Problem } from '#kernel/check.ts';
import type { Outcome } from '#kernel/outcome.ts';
import {
  catalogueImporter,
  documentTypesImporter,
  proceduresImporter,
  substitutionsImporter,
} from '#procedure/index.ts';
import { paperLinksImporter } from '#vault/index.ts';
import { languages, type Words } from '#words/index.ts';
import { type App, openApp } from '../app.ts';
import { readSettings } from '../env.server.ts';
import type { Call, Run } from './command.ts';
import { openExisting } from './database.ts';
import { importAgenciesFile } from './import-agencies.ts';
import { importFactsFile } from './import-facts.ts';
import { importRoutesFile } from './import-routes.ts';
import { CalledWrongly } from './manual.ts';

interface Part {
  readonly name: string;
  run(app: App, folder: string): Promise<Outcome<Imported, 'bad-data'>>;
}

const by = (importer: Importer): Part => ({
  name: importer.name,
  run: (app, folder) => importData(app, importer, folder),
});

/** What can be imported, in the order in which one needs the other. */
const parts: readonly Part[] = [
  { name: 'units', run: importUnits },
  { name: 'calendar', run: importCalendar },
  by(documentTypesImporter),
  by(catalogueImporter),
  by(proceduresImporter),
  by(substitutionsImporter),
  by(paperLinksImporter),
  { name: 'forms', run: importForms },
];

/** The reference data that comes with the program. */
export const DATA = resolve('data');

/**
 * Imports everything, or what is named, from the program's data folder or the one given. Stops at the first file that
 * cannot be used: exit code 1, its name, the path in it and why; that part of the database is as it was.
 */
export const importReference: Run = async (call) => {
  if (call.argv[0] === 'agencies') return importAgenciesFile(call, call.argv.slice(1));
  if (call.argv[0] === 'routes') return importRoutesFile(call, call.argv.slice(1));
  if (call.argv[0] === 'facts') return importFactsFile(call, call.argv.slice(1));
  const words = languages[call.language].data;
  const { names, folder } = readArguments(call, words);
  const settings = readSettings(process.env);
  const database = await openExisting(call, settings);
  const app = openApp(settings, database.url);
  try {
    return await importParts(app, folder, names, call);
  } finally {
    await app.close();
    await database.close();
  }
};

/** Everything that comes with the program, for a program that is already open. Throws if a file of ours is bad. */
export async function importAll(app: App): Promise<void> {
  for (const part of parts) {
    const done = await part.run(app, DATA);
    if (!done.ok) throw new Error(`${done.facts['file']} ${done.facts['path']}: ${done.facts['problem']}`);
  }
}

/** As above for a program that is already open: `motcua start` fills an empty database with it. */
export async function importParts(app: App, folder: string, names: readonly string[], call: Call): Promise<number> {
  const words = languages[call.language].data;
  const told: (Imported & { seconds: number })[] = [];
  for (const part of parts.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const began = performance.now();
    const done = await part.run(app, folder);
    if (!done.ok) return refuse(done.facts as unknown as Facts, call, words);
    const one = { ...done.value, seconds: Math.round(performance.now() - began) / 1000 };
    told.push(one);
    if (!call.json) console.log(sentence(one, call, words));
  }
  if (call.json) console.log(JSON.stringify({ ok: true, imported: told }));
  return 0;
}

interface Facts {
  file: string;
  path: string;
  problem: Problem;
  found: string;
}

function refuse({ file, path, problem, found }: Facts, { json }: Call, words: Words['data']): number {
  const reason = words.problem[problem] + (found ? words.found(found) : '');
  const error = words.line(file, path, reason);
  if (json) console.log(JSON.stringify({ ok: false, error, file, path, problem, found }));
  else console.error(`${error}\n${words.nothingChanged}`);
  return 1;
}

function sentence(
  { name, changed, counts, seconds }: Imported & { seconds: number },
  { language }: Call,
  words: Words['data'],
): string {
  const format = new Intl.NumberFormat(language);
  const told = Object.entries(counts).map(([kind, n]) => {
    const say = (words.counted as Record<string, ((n: string) => string) | undefined>)[kind];
    return say?.(format.format(n)) ?? `${kind} ${format.format(n)}`;
  });
  const list = told.join(', ');
  return changed ? words.imported(name, list, format.format(seconds)) : words.unchanged(name, list);
}

function readArguments({ argv, from }: Call, words: Words['data']): { names: string[]; folder: string } {
  const names = [...argv];
  const at = names.indexOf('--from');
  const [, folder = ''] = at >= 0 ? names.splice(at, 2) : ['', DATA];
  const strange = names.find((name) => !parts.some((part) => part.name === name));
  const known = parts.map(({ name }) => name).join(', ');
  if (strange !== undefined || folder === '') throw new CalledWrongly(words.unknownImport(strange ?? '--from', known));
  return { names, folder: resolve(from, folder) };
}
