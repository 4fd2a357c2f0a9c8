import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type BadData, DataFile } from './data-file.ts';
import { NATION } from './pool.server.ts';
import { record } from './trail.ts';
import { type Acting, inTransaction, type Tx } from './transaction.ts';
import { uuidv7 } from './uuid.ts';

/** Brings files of reference data into the database. */
export interface Importer {
  /** `units`: how the command and the trail call it. */
  readonly name: string;
  /** Goes up when the same file would now be stored differently, so that it is read again. */
  readonly version: number;
  /** Paths below the data folder. */
  readonly files: readonly string[];
  /** Tables it fills by the thousand: the planner is told of them, so that the first page after it is not a slow one. */
  readonly tables?: readonly string[];
  /**
   * Reads the files in the order given and writes. `id` names this import in the rows it writes. Throws BadData.
   * Answers how many rows of each kind the files hold.
   */
  run(tx: Tx, files: readonly DataFile[], id: string): Promise<Record<string, number>>;
}

export interface Imported {
  readonly name: string;
  /** False if the very same files had been imported last. */
  readonly changed: boolean;
  readonly counts: Readonly<Record<string, number>>;
}

/** A type and not an interface: the trail takes what can be indexed. */
type Told = {
  version: number;
  files: Record<string, string>;
  counts: Record<string, number>;
};

/**
 * One import: all of its files or none, in one transaction of the nation's realm, recorded once with the files'
 * hashes. A file that says something impossible is refused as `bad-data` with its name, the path in it and why.
 */
export async function importData(
  app: Acting,
  importer: Importer,
  folder: string,
): Promise<Outcome<Imported, 'bad-data'>> {
  const files = importer.files.map((name) => new DataFile(folder, name));
  try {
    return ok(await inTransaction({ ...app, realm: NATION }, 'system:import', (tx) => once(tx, importer, files)));
  } catch (error) {
    if (!isBadData(error)) throw error;
    const { file, path, problem, found } = error;
    return refused('bad-data', { file, path, problem, found });
  }
}

// By its name: the class may be loaded twice, once by the pages' bundle.
const isBadData = (error: unknown): error is BadData => error instanceof Error && error.name === 'BadData';

async function once(tx: Tx, importer: Importer, files: readonly DataFile[]): Promise<Imported> {
  const { name, version } = importer;
  // Two imports of one kind at the same time: the second waits and then finds nothing changed.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`import/${name}`]);
  const last = await tx.query<{ facts: Told }>(
    'select facts from trail where realm = $1 and subject = $2 order by seq desc limit 1',
    [tx.realm, `import/${name}`],
  );
  const told = last.rows[0]?.facts;
  const hashes = Object.fromEntries(await Promise.all(files.map(async (file) => [file.name, await file.sha256()])));
  if (told && told.version === version && files.every((file) => told.files[file.name] === hashes[file.name]))
    return { name, changed: false, counts: told.counts };
  const id = uuidv7(tx.at);
  const counts = await importer.run(tx, files, id);
  const facts: Told & { import: string } = { version, files: hashes, counts, import: id };
  await record(tx, 'import', `import/${name}`, facts);
  if (importer.tables) await tx.query('select refresh_statistics($1::text[]::regclass[])', [importer.tables]);
  return { name, changed: true, counts };
}

/** Gathers what a stream gives into lists of at most `size`, so that a thousand rows cost one round trip. */
export async function* inBatches<T>(rows: AsyncIterable<T>, size = 1_000): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
