import { join } from 'node:path';
import { type Database, openDatabase, type Reader } from '#db/pool.server.ts';
import { lazyStore } from '#files/lazy.ts';
import { keysOf, openFiles } from '#files/open.ts';
import { type Safe, safeWith } from '#files/safe.ts';
import type { FileStore } from '#files/store.ts';
import { type UnfinishedUploads, unfinishedIn } from '#files/unfinished.ts';
import { reactedTo } from '#jobs/reactions.ts';
import { scanned } from '#jobs/scanning.ts';
import { openSigning, type Signing } from '#jobs/signing.ts';
import { type Clock, systemClock } from '#kernel/time.ts';
import type { Settings } from './env.server.ts';
import { type Log, openLog } from './logging.ts';
import { type Metrics, openMetrics, watchWith } from './metrics.ts';
import type { Watch } from './watch/watch.ts';

/** The running program: everything an act or a page needs of the world, built here and nowhere else. */
export interface App {
  readonly settings: Settings;
  readonly realm: string;
  readonly clock: Clock;
  readonly db: Database;
  /** For reads outside an act: this realm and the nation's reference data. */
  readonly read: Reader;
  /** Papers as bytes, by their content. */
  readonly files: FileStore;
  /** Small secrets that the database keeps, sealed with the realm's key. */
  readonly secrets: Safe;
  /** Keys, time stamps, and whom to believe. */
  readonly signing: Signing;
  /** Results are signed by hand on paper: no digital signature is asked for (SIGNING=paper). */
  readonly onPaper: boolean;
  /** Papers that are still coming, piece by piece. */
  readonly unfinished: UnfinishedUploads;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly watch: Watch;
  /** Acts somebody reacts to. */
  readonly reactions: ReadonlySet<string>;
  close(): Promise<void>;
}

export interface AppParts {
  clock?: Clock;
  log?: Log;
}

export function openApp(settings: Settings, databaseUrl: string, parts: AppParts = {}): App {
  const log = parts.log ?? openLog(settings.logLevel);
  const metrics = openMetrics();
  const watch = watchWith(metrics, log, settings.slowStatementMs);
  const db = openDatabase(databaseUrl, 'motcua_app', undefined, watch);
  const app: App = {
    settings,
    realm: settings.realm,
    clock: parts.clock ?? systemClock,
    db,
    read: db.forRealm(settings.realm),
    files: lazyStore(() => openFiles(settings.files, (found) => scanned(app, found))),
    unfinished: unfinishedIn(join(settings.varFolder, 'unfinished'), () => keysOf(settings.files)),
    secrets: safeWith(onceFound(() => keysOf(settings.files))),
    signing: openSigning(settings),
    onPaper: settings.signing === 'paper',
    log,
    metrics,
    watch,
    reactions: reactedTo,
    close: () => db.close(),
  };
  return app;
}

/** Asked until it has an answer: the program's own key file is made at the first start. */
function onceFound<T>(find: () => T | undefined): () => T | undefined {
  let found: T | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

const RUNNING = Symbol.for('motcua.app');

/** Makes the program known to the pages, which are a bundle of their own in the same process. */
export function setRunning(app: App): void {
  (globalThis as Record<symbol, unknown>)[RUNNING] = app;
}

/** The program the pages run in. Throws if there is none. */
export function running(): App {
  const app = (globalThis as Record<symbol, unknown>)[RUNNING];
  if (!app) throw new Error('No program is running here: start it with src/server.ts');
  return app as App;
}
