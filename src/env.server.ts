import { resolve } from 'node:path';

/** Every setting there is, once. `docs/operations/settings.md` is this list in words; a test compares them. */
export interface Settings {
  /** PORT (3000): where pages are served. */
  port: number;
  /** HOST (127.0.0.1): the address listened on; 0.0.0.0 to serve a network. */
  host: string;
  /** ORIGIN (http://localhost:PORT): the address people type; https makes cookies secure. */
  origin: string;
  /** DATABASE_URL: a PostgreSQL 15 to 18 to use instead of the embedded one. */
  databaseUrl: string | undefined;
  /** DATABASE_OWNER_URL (DATABASE_URL): who migrates, when serving and migrating are two logins. */
  ownerUrl: string | undefined;
  /** MOTCUA_REALM (H48): the province or ministry served, by its identifier. */
  realm: string;
  /** MOTCUA_VAR (var): the folder of everything the program keeps: embedded database, files, keys. */
  varFolder: string;
  /** MOTCUA_DEMO (1 with the embedded database, else 0): whether the demo province is seeded. */
  demo: boolean;
  /** MOTCUA_IDLE_MINUTES (30): an officer not seen this long signs in again. */
  idleMinutes: number;
  /** LOG_LEVEL (info): trace, debug, info, warn, error or silent. */
  logLevel: string;
}

export class SettingRefused extends Error {
  readonly setting: string;
  constructor(setting: string, value: string) {
    super(`${setting}=${value}`);
    this.setting = setting;
  }
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

/** Reads the settings from the environment. Throws SettingRefused naming the first that cannot be used. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const take = (name: string, fallback: string, good: (value: string) => boolean): string => {
    const value = env[name] || fallback;
    if (!good(value)) throw new SettingRefused(name, value);
    return value;
  };
  const url = (value: string) => value === '' || /^postgres(ql)?:\/\//.test(value);
  const port = take('PORT', '3000', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535);
  const databaseUrl = take('DATABASE_URL', '', url) || undefined;
  return {
    port: Number(port),
    host: take('HOST', '127.0.0.1', () => true),
    origin: take('ORIGIN', `http://localhost:${port}`, (value) => /^https?:\/\/[^/]+$/.test(value)),
    databaseUrl,
    ownerUrl: take('DATABASE_OWNER_URL', databaseUrl ?? '', url) || undefined,
    realm: take('MOTCUA_REALM', 'H48', (value) => /^[A-Z]\d{2}$/.test(value)),
    varFolder: resolve(take('MOTCUA_VAR', 'var', () => true)),
    demo: take('MOTCUA_DEMO', databaseUrl ? '0' : '1', (value) => value === '0' || value === '1') === '1',
    idleMinutes: Number(take('MOTCUA_IDLE_MINUTES', '30', (value) => /^[1-9]\d{0,2}$/.test(value))),
    logLevel: take('LOG_LEVEL', 'info', (value) => LEVELS.includes(value)),
  };
}
