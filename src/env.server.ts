import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { FilesSettings } from '#files/open.ts';
import type { ScannerAddress } from '#files/scanner.ts';
import type { ProxyAhead } from '#kernel/caller.ts';
import { parseReadings, type Readings, USUAL_READINGS } from '#scorecard/index.ts';

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
  /** MOTCUA_WAL_ARCHIVE (none): the folder into which the embedded database copies its finished WAL. */
  walArchive: string | undefined;
  /**
   * FILES_KEY_FILE (MOTCUA_VAR/files.key with the embedded database, made at the first start; else none): the realm's keys
   * that seal stored files, a line each, the newest first. Without one files are kept plain.
   * FILES_BUCKET (none): `https://host/bucket`, which holds the files instead of the folder; FILES_BUCKET_KEY, FILES_BUCKET_SECRET and
   * FILES_BUCKET_REGION (us-east-1) are who uses it.
   * FILES_SCANNER (none): clamd, `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. FILES_SCANNER_AWAY (refuse): whether
   * files are refused or accepted unseen while it gives no verdict. FILES_QUARANTINE_DAYS (30): how long infected files are kept sealed apart.
   */
  files: FilesSettings;
  /** MOTCUA_DEMO (1 with the embedded database, else 0; `empty`): whether the demo province is seeded. */
  demo: boolean;
  /** Its last twelve months too, lived at the first start; not with `empty`, nor without its demonstration keys. */
  demoYear: boolean;
  /** MOTCUA_IDLE_MINUTES (30): an officer not seen this long signs in again. */
  idleMinutes: number;
  /**
   * E_ID_ISSUER, E_ID_CLIENT_ID, E_ID_CLIENT_SECRET (the simulator, when the demo province is): the OpenID Connect issuer by
   * which citizens and organisations sign in, and how it knows us. Without an issuer they cannot sign in.
   */
  eId: { issuer: string; clientId: string; clientSecret: string } | undefined;
  /** E_ID_PORT (PORT + 1): where the simulator of electronic identities answers, when no E_ID_ISSUER is set; else none. */
  eIdPort: number | undefined;
  /** SIGNING (demo with the demo province, else none): what signs results: `demo`, `pkcs11`, `remote`, or `paper` for hands on paper. Without it nothing can. */
  signing: 'demo' | 'pkcs11' | 'remote' | 'paper' | undefined;
  /** TOKEN_MODULE, TOKEN_PIN (none): the library of the token and its PIN; keys are found by their labels. */
  token: { module: string; pin: string };
  /** REMOTE_SIGNING_URL, REMOTE_SIGNING_CLIENT_ID, REMOTE_SIGNING_CLIENT_SECRET (none): the remote signing service. */
  remoteSigning: { url: string; clientId: string; clientSecret: string };
  /** TIME_STAMP_URL (none): the time-stamp authority (RFC 3161). Without it signatures end with their certificates. */
  timeStampUrl: string | undefined;
  /** SMTP_URL (none): `smtp://user:password@host:587` or `smtps://…`, the server that sends mail. Without it none is sent. */
  smtpUrl: string | undefined;
  /** MAIL_FROM (Một Cửa <khong-tra-loi@HOST of ORIGIN>): the sender of mail. */
  mailFrom: string;
  /** ADDRESS_HEADER (none), XFF_DEPTH (1): how the proxy in front names whoever asks; the pages' server reads the same. */
  proxy: ProxyAhead;
  /** API_RATE (600): requests a minute that one machine may send to /api/v1, to all processes together. */
  apiRate: number;
  /**
   * WEBHOOK_NETWORKS (none): networks inside which a webhook may lie besides public addresses, `10.20.0.0/16,fd00:1::/64`.
   * Inside them http is allowed too; everywhere else only https.
   */
  webhookNetworks: readonly string[];
  /** OTEL_EXPORTER_OTLP_ENDPOINT (none): `http://collector:4318`, to which traces are sent. Without it none are made. */
  otlpEndpoint: string | undefined;
  /** SCORE_READINGS (usual): which reading of QĐ 766 is chosen where its sources differ, `payment=fitted,digitised=linear`. */
  scoreReadings: Readings;
  /** OPEN_DATA_LICENCE: the address of the licence under which the public board's data are given; the province decides it. */
  openDataLicence: string | undefined;
  /** EVALUATION_MIN_RATINGS (5): fewer ratings of an officer or unit than this are not broken down (NĐ 118/2025 art. 29.3). */
  evaluationRatings: number;
  /** METRICS_TOKEN (none): what is asked of whoever reads /metrics; without it only this machine reads them. */
  metricsToken: string | undefined;
  /** WORKER_PORT (none): where `motcua worker` answers /healthz, /readyz and /metrics; without it, nowhere. */
  workerPort: number | undefined;
  /** SLOW_STATEMENT_MS (500): a statement of SQL that takes longer is logged and counted by its name; 0: none is. */
  slowStatementMs: number;
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
  const port = take('PORT', '3000', isPort);
  const databaseUrl = take('DATABASE_URL', '', url) || undefined;
  const origin = take('ORIGIN', `http://localhost:${port}`, (value) => /^https?:\/\/[^/]+$/.test(value));
  const realm = take('MOTCUA_REALM', 'H48', (value) => /^[A-Z]\d{2}$/.test(value));
  const province = take('MOTCUA_DEMO', databaseUrl ? '0' : '1', (value) => ['0', '1', 'empty'].includes(value));
  const demo = province !== '0';
  const signing = readSigning(take, demo);
  const varFolder = resolve(take('MOTCUA_VAR', 'var', () => true));
  return {
    port: Number(port),
    host: take('HOST', '127.0.0.1', () => true),
    origin,
    databaseUrl,
    ownerUrl: take('DATABASE_OWNER_URL', databaseUrl ?? '', url) || undefined,
    realm,
    varFolder,
    files: readFiles(take, varFolder, databaseUrl === undefined, realm),
    ...archiveOf(take('MOTCUA_WAL_ARCHIVE', '', (value) => !/[\n"'\\]/.test(value))),
    demo,
    demoYear: province === '1' && signing.signing === 'demo',
    idleMinutes: Number(take('MOTCUA_IDLE_MINUTES', '30', (value) => /^[1-9]\d{0,2}$/.test(value))),
    ...readEId(take, Number(port), demo),
    ...signing,
    smtpUrl: take('SMTP_URL', '', (value) => value === '' || /^smtps?:\/\/[^\s]+$/.test(value)) || undefined,
    mailFrom: take(
      'MAIL_FROM',
      `Một Cửa <khong-tra-loi@${new URL(origin).hostname}>`,
      (value) => !/[\r\n]/.test(value),
    ),
    evaluationRatings: Number(take('EVALUATION_MIN_RATINGS', '5', (value) => /^[1-9]\d{0,3}$/.test(value))),
    proxy: {
      header: take('ADDRESS_HEADER', '', (value) => /^[\w-]*$/.test(value)).toLowerCase() || undefined,
      depth: Number(take('XFF_DEPTH', '1', (value) => /^[1-9]$/.test(value))),
    },
    apiRate: Number(take('API_RATE', '600', (value) => /^[1-9]\d{0,6}$/.test(value))),
    webhookNetworks: networksIn(take('WEBHOOK_NETWORKS', '', (value) => networksIn(value).every(isNetwork))),
    otlpEndpoint:
      take('OTEL_EXPORTER_OTLP_ENDPOINT', '', (value) => value === '' || /^https?:\/\/[^\s]+$/.test(value)) ||
      undefined,
    scoreReadings: readingsOf(take('SCORE_READINGS', '', (value) => parseReadings(value) !== undefined)),
    openDataLicence: take('OPEN_DATA_LICENCE', '', isWebAddress) || undefined,
    metricsToken:
      take('METRICS_TOKEN', '', (value) => value === '' || /^[\x21-\x7e]{16,200}$/.test(value)) || undefined,
    workerPort: portOf(take('WORKER_PORT', '', (value) => value === '' || isPort(value))),
    slowStatementMs: Number(take('SLOW_STATEMENT_MS', '500', (value) => /^\d{1,6}$/.test(value))),
    logLevel: take('LOG_LEVEL', 'info', (value) => LEVELS.includes(value)),
  };
}

const isPort = (value: string) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
const portOf = (value: string) => (value === '' ? undefined : Number(value));
const isWebAddress = (value: string) => value === '' || /^https?:\/\/[^\s]+$/.test(value);

function readSigning(
  take: Take,
  demo: boolean,
): Pick<Settings, 'signing' | 'token' | 'remoteSigning' | 'timeStampUrl'> {
  const kinds = ['', 'demo', 'pkcs11', 'remote', 'paper'];
  const signing = take('SIGNING', demo ? 'demo' : '', (value) => kinds.includes(value));
  const needed = (kind: string) => (value: string) => signing !== kind || value !== '';
  return {
    signing: (signing || undefined) as Settings['signing'],
    token: {
      module: take('TOKEN_MODULE', '', needed('pkcs11')),
      pin: take('TOKEN_PIN', '', needed('pkcs11')),
    },
    remoteSigning: {
      url: take('REMOTE_SIGNING_URL', '', (value) => isWebAddress(value) && needed('remote')(value)),
      clientId: take('REMOTE_SIGNING_CLIENT_ID', '', needed('remote')),
      clientSecret: take('REMOTE_SIGNING_CLIENT_SECRET', '', needed('remote')),
    },
    timeStampUrl: take('TIME_STAMP_URL', '', isWebAddress) || undefined,
  };
}

const networksIn = (value: string): string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** `10.20.0.0/16`, `fd00:1::/64`. */
function isNetwork(text: string): boolean {
  const [address = '', length = ''] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return /^\d{1,3}$/.test(length) && Number(length) <= most;
}
const archiveOf = (folder: string) => ({ walArchive: folder === '' ? undefined : resolve(folder) });

const readingsOf = (text: string): Readings => parseReadings(text) ?? USUAL_READINGS;

type Take = (name: string, fallback: string, good: (value: string) => boolean) => string;

/** How the simulator knows us: no secret, it lets in whoever chooses a name. */
const SIMULATED = { clientId: 'motcua', clientSecret: 'mo-phong-khong-bi-mat' };

/** `tcp://host:port` or `unix:/path`. */
function scannerAt(text: string): ScannerAddress | undefined {
  const path = /^unix:(\/.+)$/.exec(text)?.[1];
  if (path) return { path };
  const [, host, port] = /^tcp:\/\/([^\s:/]+|\[[^\s\]]+\]):(\d{1,5})$/.exec(text) ?? [];
  return host ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } : undefined;
}

function readFiles(take: Take, varFolder: string, isEmbedded: boolean, realm: string): FilesSettings {
  const own = take('FILES_KEY_FILE', '', () => true);
  const keyFile = own ? resolve(own) : isEmbedded ? join(varFolder, 'files.key') : undefined;
  const url = take('FILES_BUCKET', '', (value) => value === '' || /^https?:\/\/[^/\s?]+\/[^/\s?]+$/.test(value));
  const isGiven = (value: string) => value !== '' || url === '';
  const key = take('FILES_BUCKET_KEY', '', isGiven);
  const secret = take('FILES_BUCKET_SECRET', '', isGiven);
  const region = take('FILES_BUCKET_REGION', 'us-east-1', (value) => /^[\w-]+$/.test(value));
  const address = scannerAt(take('FILES_SCANNER', '', (value) => value === '' || scannerAt(value) !== undefined));
  const days = take('FILES_QUARANTINE_DAYS', '30', (value) => /^\d{1,4}$/.test(value));
  const away = take('FILES_SCANNER_AWAY', 'refuse', (value) => value === 'refuse' || value === 'accept');
  return {
    ...{ folder: join(varFolder, 'files'), keyFile, makesKey: own === '' && isEmbedded },
    quarantine: { days: Number(days), prefix: `quarantine/${realm}` },
    s3: url ? { url, key, secret, region } : undefined,
    scanner: address && { address, away: away as 'refuse' | 'accept' },
  };
}

function readEId(take: Take, port: number, demo: boolean): Pick<Settings, 'eId' | 'eIdPort'> {
  const own = take('E_ID_ISSUER', '', (value) => value === '' || /^https?:\/\/[^\s]+$/.test(value));
  if (own) {
    const clientId = take('E_ID_CLIENT_ID', '', (value) => value !== '');
    return {
      eId: { issuer: own, clientId, clientSecret: take('E_ID_CLIENT_SECRET', '', (value) => value !== '') },
      eIdPort: undefined,
    };
  }
  if (!demo) return { eId: undefined, eIdPort: undefined };
  const next = String(port < 65_535 ? port + 1 : port - 1);
  const eIdPort = Number(take('E_ID_PORT', next, isPort));
  return { eId: { issuer: `http://localhost:${eIdPort}`, ...SIMULATED }, eIdPort };
}
