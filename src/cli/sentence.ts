import { PostgresProblem } from '#db/embedded.ts';
import { isSocketGone } from '#db/faults.ts';
import { MigrationRefused } from '#db/migrate.ts';
import { FilesKeyProblem } from '#files/realm-keys.ts';
import { SealedProblem } from '#files/sealed.ts';
import type { Words } from '#words/index.ts';
import { SettingRefused } from '../env.server.ts';
import { BackupProblem } from './backup/problem.ts';
import { CommandRefused } from './command.ts';

type Say = (refused: Words['cli']['refused'], facts: Record<string, string>) => string;

const migration: Record<MigrationRefused['code'], Say> = {
  'database-version': (say, { found = '', from = '', to = '' }) => say.version(found, from, to),
  'database-newer': (say, { migration: name = '' }) => say.newer(name),
  'migration-altered': (say, { migration: name = '' }) => say.altered(name),
};

const postgres: Record<PostgresProblem['code'], Say> = {
  'postgres-missing': (say, { package: name = '' }) => say.postgresMissing(name),
  'postgres-in-use': (say, { pid = '', folder = '' }) => say.running(pid, folder),
  'postgres-not-yours': (say, { folder = '', owner = '' }) => say.postgresOwner(folder, owner),
  'postgres-path-closed': (say, { folder = '', user = '' }) => say.postgresPath(folder, user),
  'postgres-other-version': (say, { found = '', expected = '' }) => say.postgresOld(found, expected),
  'postgres-stuck': (say, { pid = '' }) => say.postgresStuck(pid),
  'postgres-failed': (say, { why = '' }) => say.postgresFailed(why),
};

/** What PostgreSQL (https://www.postgresql.org/docs/18/errcodes-appendix.html) or the system answered, by code. */
const system: Record<string, Say> = {
  '28P01': (say) => say.databaseLogin,
  '28000': (say) => say.databaseLogin,
  '3D000': (say) => say.databaseName,
  '42501': (say) => say.databaseRight,
  '53100': (say) => say.disk('PostgreSQL'),
  ENOSPC: (say, { path = 'var' }) => say.disk(path),
  EDQUOT: (say, { path = 'var' }) => say.disk(path),
  EACCES: (say, { path = '.' }) => say.folder(path),
  EPERM: (say, { path = '.' }) => say.folder(path),
  ENOENT: (say, { path = '' }) => say.fileAway(path),
  EROFS: (say, { path = '.' }) => say.folder(path),
  ENOTDIR: (say, { path = '.' }) => say.folder(path),
  ECONNREFUSED: (say, { where = '' }) => say.databaseAway(where),
  ECONNRESET: (say, { where = '' }) => say.databaseAway(where),
  ENOTFOUND: (say, { where = '' }) => say.databaseAway(where),
  EAI_AGAIN: (say, { where = '' }) => say.databaseAway(where),
  ETIMEDOUT: (say, { where = '' }) => say.databaseAway(where),
  EHOSTUNREACH: (say, { where = '' }) => say.databaseAway(where),
};

/** What went wrong as one sentence that says what to do, or nothing when nobody expected it. */
export function sentenceOf(error: unknown, say: Words['cli']['refused']): string | undefined {
  if (error instanceof CommandRefused) return error.message;
  if (error instanceof SettingRefused) return say.setting(error.setting);
  if (error instanceof MigrationRefused) return migration[error.code](say, textual(error.facts));
  if (error instanceof PostgresProblem) return postgres[error.code](say, textual(error.facts));
  if (error instanceof BackupProblem) return say.backup[error.code](error.subject);
  if (error instanceof FilesKeyProblem) return say.filesKey[error.code](error.subject);
  if (error instanceof SealedProblem) return say.backup[error.code]();
  // Several addresses tried, each refused: they say the same.
  const one = error instanceof AggregateError ? error.errors[0] : error;
  const { code = '', path, address, hostname, port } = (one ?? {}) as Record<string, string | undefined>;
  const where = [address ?? hostname, port].filter(Boolean).join(':');
  if (isSocketGone(one)) return say.databaseAway(where);
  return system[code]?.(say, textual({ ...(path ? { path } : {}), where }));
}

const textual = (facts: Record<string, string | number>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
