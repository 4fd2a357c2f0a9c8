import type pg from 'pg';
import type { App, AppParts } from '../../src/app.ts';
import { openApp } from '../../src/app.ts';
import { importAll } from '../../src/cli/import.ts';
import { connectOnce } from '../../src/db/pool.server.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { readSettings } from '../../src/env.server.ts';
import { openTestApp, template } from './database.ts';

const NAME = 'motcua_province';
const LOCK = 4_211_964;

const at = (url: string, database: string): string => {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
};

/**
 * A database with the reference data and the demonstration province, made once for a run (some five seconds) by
 * whichever test needs it first, under another name until it is complete.
 */
async function provinceTemplate(): Promise<string> {
  const source = await template();
  const admin = await connectOnce(at(source, 'postgres'));
  try {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    const known = await admin.query('select from pg_database where datname = $1', [NAME]);
    if (known.rowCount === 0) await make(admin, source);
    return at(source, NAME);
  } finally {
    await admin.end();
  }
}

async function make(admin: pg.Client, source: string): Promise<void> {
  const draft = `${NAME}_new`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(`create database ${draft} template ${new URL(source).pathname.slice(1)}`);
  const app = openApp(readSettings({ LOG_LEVEL: 'silent' }), at(source, draft));
  await importAll(app);
  await seedDemo(app);
  await app.close();
  await admin.query(`alter database ${draft} rename to ${NAME}`);
}

/** The program over the demonstration province, in a database of this test's own. */
export const openProvince = async (
  t: Parameters<typeof openTestApp>[0],
  parts: AppParts = {},
  env: Record<string, string> = {},
): Promise<App & { url: string }> => openTestApp(t, parts, { MOTCUA_DEMO: '1', ...env }, await provinceTemplate());
