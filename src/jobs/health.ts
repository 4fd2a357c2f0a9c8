import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type BackupMade, lastBackup } from '#db/backups.ts';
import { type ServerState, serverState } from '#db/server-state.ts';
import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type LastRecount, lastRecount } from '#dossier/index.ts';
import { type SendingLag, sendingLag } from '#feed/index.ts';
import { hasOcr } from '#files/ocr.ts';
import { hasRaster } from '#files/raster.ts';
import { openScanner } from '#files/scanner.ts';
import { lostCodes } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import type { App } from '../app.ts';
import {
  type Job,
  type JobCounts,
  jobCounts,
  jobsByTask,
  jobsNow,
  oldestMail,
  retryJobs,
  type TaskCount,
} from './overview.ts';
import { type VirusesFound, virusesFound } from './scanning.ts';

export interface SystemHealth {
  readonly now: Instant;
  readonly jobs: JobCounts;
  readonly failed: readonly Job[];
  /** Since when the oldest mail has waited to be sent; null when none waits. */
  readonly mailSince: Instant | null;
  /** Events on their way to connected systems. */
  readonly events: SendingLag;
  /** Each kind of job by how its jobs stand. */
  readonly byTask: readonly TaskCount[];
  readonly backup: BackupMade | undefined;
  readonly server: ServerState;
  /** What the last recount of the queues found. */
  readonly recount: LastRecount | undefined;
  /** Statements slower than SLOW_STATEMENT_MS since this process began, the most frequent first; at most ten. */
  readonly slowHere: readonly { readonly name: string; readonly count: number }[];
  /** Whether stored files are sealed, and whether the virus scanner answers; `none` where none is set. */
  readonly files: {
    readonly sealed: boolean;
    readonly scanner: 'none' | 'answers' | 'away';
    readonly viruses: VirusesFound;
    /** Which programs of the machine are here: those that draw pages, and those that read them. */
    readonly draws: boolean;
    readonly reads: boolean;
  };
  /** User names of accounts whose codes nothing here can check: a key of the store is missing. */
  readonly lostCodes: readonly string[];
  /** Bytes, of the disk the program keeps its files on. */
  readonly disk: { readonly free: number; readonly total: number };
}

/** How the system is, for its administrator: what waits, what failed, what was kept, what is left. */
export async function systemHealth({ read, realm, secrets, clock, settings, metrics }: App): Promise<SystemHealth> {
  const disk = await statfs(standing(settings.varFolder));
  return {
    now: clock.now(),
    jobs: await jobCounts(read),
    failed: await jobsNow(read, true),
    mailSince: await oldestMail(read),
    events: await sendingLag(read, realm),
    byTask: await jobsByTask(read),
    backup: await lastBackup(read, realm),
    server: await serverState(read, realm),
    recount: await lastRecount(read, realm),
    slowHere: await slowHere(metrics),
    files: await filesHealth({ read, realm, settings }),
    lostCodes: await lostCodes({ read, realm, secrets }),
    disk: { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
  };
}

async function filesHealth({ read, realm, settings }: Pick<App, 'read' | 'realm' | 'settings'>) {
  const { keyFile, scanner } = settings.files;
  const answers = scanner && (await openScanner(scanner.address).answers());
  return {
    sealed: keyFile !== undefined,
    scanner: answers === undefined ? ('none' as const) : answers ? ('answers' as const) : ('away' as const),
    viruses: await virusesFound(read, realm),
    draws: hasRaster(),
    reads: hasOcr(),
  };
}

const MOST_SLOW = 10;

async function slowHere({ slowStatements }: App['metrics']): Promise<SystemHealth['slowHere']> {
  const { values } = await slowStatements.get();
  const all = values.map(({ labels, value }) => ({ name: String(labels.statement), count: value }));
  return all.toSorted((a, b) => b.count - a.count).slice(0, MOST_SLOW);
}

/** Lets a failed job run again now; who asked for it stands in the trail. */
export const retryJob = (app: Acting, actor: Actor, id: string): Promise<Outcome<string, 'job-unknown'>> =>
  inTransaction<Outcome<string, 'job-unknown'>>(app, actor, async (tx) => {
    const [done] = /^\d{1,18}$/.test(id) ? await retryJobs(tx, [id]) : [];
    if (done === undefined) return refused('job-unknown');
    await record(tx, 'job-retried', 'system/jobs', { job: done });
    return ok(done);
  });

/** The folder, or the nearest above it that is there: with a database and a bucket of its own a machine may have kept nothing yet. */
const standing = (folder: string): string => (existsSync(folder) ? folder : standing(dirname(folder)));
