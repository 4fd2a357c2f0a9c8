import type { Words } from '../index.ts';
import { manual } from './cli-manual.ts';

export const cli: Words['cli'] = {
  usage: 'Usage: motcua <command> [arguments]',
  commands: 'Commands:',
  options: 'Every command takes --help and --json. Environment: docs/operations/settings.md.',
  unknownCommand: (name) => `There is no command “${name}”. See the commands: ./motcua help`,
  unknownArgument: (name) => `This command does not take “${name}”. See: ./motcua help`,
  summary: {
    help: 'lists the commands',
    start: 'prepares everything, then runs the program (npm start)',
    serve: 'runs the program on a prepared database; leaves the schema alone',
    migrate: "brings the database to the program's version",
    import: "imports the nation's reference data",
    files: 'encrypts the store of files, changes its key, has pages drawn',
    verify: 'checks that the trail was not altered',
    deadline: 'computes a deadline and explains it',
    clients: 'lists, makes and revokes the machines that may use /api/v1',
    users: 'lists, makes and closes accounts and posts of officers',
    worker: 'does background work only, serves no pages',
    score: 'reckon the index of Decision 766; rebuild, recount, freeze its figures',
    jobs: 'shows background jobs and failures; runs them again',
    generate: 'makes dossiers with a true history, to measure and try with',
    simulate: 'lives months of a province through the real acts, on a virtual clock',
    export: 'exports the event log for process-mining tools',
    backup: 'backs up database and files, encrypted',
    restore: 'restores from a backup',
  },
  manual,
  generated: (count, seconds, rate) => `Made ${count} dossiers in ${seconds} s (${rate} a second).`,
  generating: (done, count) => `${done} / ${count} dossiers`,
  skipped: (codes) => `No dossiers for these procedures: ${codes}.`,
  simulation: {
    living: (day, acts, rate) => `${day}, ${acts} acts, ${rate} acts a second`,
    done: (acts, dossiers, seconds, rate) =>
      `Did ${acts} acts on ${dossiers} dossiers in ${seconds} s (${rate} acts a second).`,
    digest: (digest) => `Digest of the trail (the same for the same seed): ${digest}`,
    refused: (what, count, codes) => `Refused: ${what}: ${count} times (${codes}).`,
    differ: (count) => `Queues differ from the dossiers: ${count}.`,
    scoreDiffers: (count) => `The index differs from the dossiers: ${count}.`,
    continued: (count) => `${count} of them were done by the run that was broken off.`,
    nothingToContinue: 'There is no simulation here to continue (--continue).',
    used: 'This database has dossiers already or is no demonstration province, so nothing is simulated into it. Name a fresh run with --into: it has a database of its own.',
    nameUnfit: (name) => `“${name}” cannot be a name: small letters, digits, hyphens, at most 31.`,
    noRun: (name) => `There is no run called “${name}”.`,
    noScenario: (name) => `There is no scenario “${name}”: see data/scenarios, or name the path of a file.`,
    scenarioWrong: (path, why) => `${path} cannot be used: ${why}`,
    whatIfUnreadable: (text) =>
      `“${text}” is not understood. Examples: add-staff=H48.14.05:2, online-share=0.4, move-step=1.003650:examine:H48.14.05.002`,
    formatUnknown: (text) => `There is no format “${text}”: say ocel or xes.`,
    difference: 'difference',
    count: {
      received: 'dossiers received',
      online: 'of them filed online',
      resolved: 'resolved',
      onTime: 'on time (extensions left out)',
      late: 'late (extensions left out)',
      lateOpen: 'unfinished and past the date',
      extended: 'apologised for, with a new date',
      supplemented: 'asked for a supplement',
      open: 'unfinished',
      hoursMedian: 'hours from reception to result, median',
      hoursP90: 'hours from reception to result, 90th percentile',
    },
    step: (role, visits, median, p90) =>
      `  steps of ${role}: ${visits} visits, median ${median} h, 90th percentile ${p90} h`,
    stay: (role) => `hours in steps of ${role}, median`,
    load: (officers, median, busiest) =>
      `  ${officers} officers acted; median ${median} acts, the busiest ${busiest} acts`,
    busiest: 'acts of the busiest officer',
    usual: 'acts of an officer, median',
    queue: (unit) => `dossiers standing at ${unit}, mean`,
    noTrial: (id) => `No trial with the id ${id} waits to be lived.`,
  },
  backup: {
    passphrase: 'Passphrase of the backup (at least 12 characters): ',
    keyMade: (path) => `Made a key in ${path}. Keep a copy elsewhere: without it nobody opens a backup.`,
    whole: (at, rows, files) => `The backup of ${at} is whole: ${rows} rows, ${files} files.`,
    done: (path, rows, files, megabytes, seconds) =>
      `Backed up into ${path}: ${rows} rows, ${files} files, ${megabytes} MB, ${seconds} s; read back, whole.`,
    checking: 'Reading the backup back',
    restoring: 'Restoring',
    restored: (at, rows, files, seconds) =>
      `Restored what was there at ${at}: ${rows} rows, ${files} files, ${seconds} s. Now run ./motcua verify --files.`,
  },
  files: {
    plain: 'Note: stored files are not encrypted (FILES_KEY_FILE is not set).',
    noScanner: 'Note: files handed in are not scanned for viruses (FILES_SCANNER is not set).',
    scannerAway: 'Note: the virus scanner does not answer; no new files are taken until it does.',
    scannerAwayAccepts: 'Note: the virus scanner does not answer; new files are taken unscanned.',
    which: 'Name one act: seal, rotate-key, drop-old-keys or previews.',
    noKey: 'The store has no key: set FILES_KEY_FILE. See docs/operations/files.md.',
    going: 'Going through the store',
    done: (files, sealed, rewrapped) =>
      `${files} files: ${sealed} newly encrypted, ${rewrapped} brought to the new key; all are under the newest key.`,
    keyAdded: (path) =>
      `A new key stands first in ${path}; the old ones below it. Keep a new copy of the key file, then run ./motcua files drop-old-keys.`,
    dropped: (keys, path) => `Removed ${keys} old keys from ${path}: no file needs them.`,
    noRaster: 'This machine has no poppler-utils, so pages cannot be drawn: install the package poppler-utils.',
    asking: 'Looking for papers without pictures',
    asked: (files, asked) => `${files} files of papers: pictures of ${asked} were asked for; workers draw them.`,
    secrets: (sealed, rewrapped) =>
      `Signing secrets of webhooks in the database: ${sealed} newly sealed, ${rewrapped} brought to the new key.`,
    secretsLost: (lost) =>
      `No key of the key file opens ${lost} signing secrets of webhooks: their receivers must renew them, or put the old key back into the file.`,
    codes: (sealed, rewrapped) =>
      `Secrets of officers' one-time codes: ${sealed} newly sealed, ${rewrapped} brought to the new key.`,
    codesLost: (names) =>
      `No key of the key file opens the code secrets of: ${names}. Run ./motcua users ask-for-code for each, or put the old key back into the file.`,
    needed: (files) => `${files} files are plain or under an old key: run ./motcua files seal first.`,
  },
  verify: {
    trail: (chains, entries, days, isGood) =>
      `${chains} chains, ${entries} acts, ${days} published days: ${isGood ? 'intact' : 'NOT INTACT'}`,
    why: { gap: 'a row before it is missing', altered: 'was altered' },
    broken: (subject, seq, why) => `  ${subject} row ${seq}: ${why}`,
    falseRoot: (day) => `  ${day}: the published root no longer follows from the rows`,
    files: (files, isGood) => `${files} files: ${isGood ? 'store and database agree' : 'STORE AND DATABASE DISAGREE'}`,
    missing: (sha256) => `  ${sha256}: named by a dossier and not in the store`,
    altered: (sha256) => `  ${sha256}: its content no longer has this hash`,
    orphans: (count) => `  ${count} files in the store belong to no dossier or draft`,
  },
  working: 'Một Cửa does background work.',
  healthAt: (address) => `Health and figures: ${address}/readyz, ${address}/metrics`,
  jobs: {
    none: 'There are no jobs.',
    running: 'running',
    tried: (attempts, most) => `tried ${attempts}/${most}`,
    which: 'Name the jobs to run again, or say --all.',
    notRetried: (ids) => `Could not be run again: ${ids} (not there, or running).`,
    retried: (count) => `${count} jobs run again.`,
  },
  step: {
    leftover: 'Stopping a database left running last time',
    create: 'Creating the database',
    start: 'Starting the database',
    migrate: 'Updating the schema',
    reference: 'Importing reference data',
    demo: 'Seeding the demo province',
    demoYear: "Living the demo province's last twelve months (about a minute, the first time only)",
    pages: 'Building the pages',
    serve: 'Opening',
    stop: 'Stopping',
  },
  seconds: (number) => `${number} s`,
  ready: (address) => `Một Cửa serves at ${address}`,
  howToStop: 'Press Ctrl-C to stop.',
  citizens: (address, password) => `Demo citizens (choose one, or password ${password}): ${address}`,
  accounts: (address, password) => `Demo accounts at ${address}, password ${password}:`,
  stopped: 'Stopped.',
  migrated: (names) => `Applied: ${names}`,
  upToDate: 'The database is up to date.',
  refused: {
    port: (port, free) =>
      `Port ${port} is used by another program: choose another, for example PORT=${free} npm start.`,
    portRight: (port) =>
      `Opening port ${port} is not permitted: choose one from 1024 on, for example PORT=3000 npm start.`,
    host: (host) =>
      `This machine has no address ${host}: change HOST (127.0.0.1 for this machine, 0.0.0.0 for the network).`,
    running: (pid, folder) =>
      `Một Cửa already runs on ${folder} (process ${pid}): stop it first, or choose another folder with MOTCUA_VAR.`,
    folder: (folder) =>
      `Cannot write into ${folder}: let this user write there, or choose another folder with MOTCUA_VAR.`,
    disk: (folder) => `The disk of ${folder} is full: make room, then run this again.`,
    setting: (name) => `The value of ${name} cannot be used. See docs/operations/settings.md.`,
    pages: (log) => `The pages could not be built. Details in ${log}.`,
    lacking: (names) => `The database lacks ${names}: run ./motcua migrate first.`,
    noDatabase: 'There is no database yet: run npm start once, or set DATABASE_URL.',
    databaseAway: (where) => `Cannot connect to PostgreSQL at ${where}: check DATABASE_URL and the server.`,
    databaseLogin: 'PostgreSQL does not accept the name or password in DATABASE_URL.',
    databaseName: 'The database named in DATABASE_URL does not exist: create it (createdb), then run this again.',
    databaseRight:
      'The login in DATABASE_URL lacks rights (CREATEROLE, and CREATE on the database): set DATABASE_OWNER_URL.',
    databaseLost: (words) => `The database ended by itself, so the program ends: ${words}. Run this again.`,
    version: (found, from, to) => `The server is PostgreSQL ${found}; the program needs ${from} to ${to}.`,
    newer: (migration) =>
      `The database was changed by a newer version of the program (${migration}): run that newer version.`,
    altered: (migration) =>
      `migrations/${migration} differs from what was applied to the database: restore the original file (git checkout).`,
    postgresMissing: (name) =>
      `The package ${name} with PostgreSQL for this machine is missing: run npm ci, or set DATABASE_URL.`,
    postgresOwner: (folder, owner) =>
      `${folder} belongs to ${owner}: run this as that user, or choose another folder with MOTCUA_VAR.`,
    postgresPath: (folder, user) =>
      `PostgreSQL must run as ${user}, who cannot enter ${folder}: put the program and MOTCUA_VAR where everybody may enter (chmod o+x), or run this as an ordinary user.`,
    postgresOld: (found, expected) =>
      `The data in var/postgres is of PostgreSQL ${found}, the server here is ${expected}: export it with the older program, or move the folder away.`,
    postgresStuck: (pid) =>
      `PostgreSQL process ${pid}, left from last time, does not stop: end it, then run this again.`,
    postgresFailed: (why) => `PostgreSQL did not start: ${why}. Details in var/postgres.log.`,
    backup: {
      exists: (path) => `${path} is there already: choose another name; an old backup is not written over.`,
      'target-used': (name) =>
        `The database ${name} is not empty: a restore goes into a new one only. Choose another MOTCUA_VAR or DATABASE_URL.`,
      'files-used': (folder) =>
        `${folder} is not empty: a restore goes into an empty file folder. Choose another MOTCUA_VAR.`,
      newer: (name) =>
        `The backup was made by a newer or different version of the program (${name}): restore it with that.`,
      'key-unreadable': (path) => `${path} does not hold a key of 64 hexadecimal digits.`,
      'key-exists': (path) => `${path} is there already: a key is not written over. Choose another name.`,
      'passphrase-short': (least) => `The passphrase of a backup has at least ${least} characters.`,
      'not-archived': () =>
        'This database archives no WAL: set MOTCUA_WAL_ARCHIVE and start again (for a PostgreSQL of your own use its pg_basebackup).',
      'base-wants': () =>
        'This backup is a base: say --wal, with a MOTCUA_VAR that has no database yet and without DATABASE_URL.',
      'no-base': () => 'Only a base (backup --base) is restored to a moment; this backup takes neither --wal nor --to.',
      'not-sealed': () => 'This file is no backup of Một Cửa. Nothing was changed.',
      'wrong-key': () => 'The key or passphrase is not that of this backup. Nothing was changed.',
      cut: () => 'The backup is cut off, or its end is damaged: use another. Nothing was changed.',
      altered: () => 'The backup is damaged or was altered: use another. Nothing was changed.',
    },
    filesKey: {
      'key-missing': (path) =>
        `The key file of the store is not there (${path}): put its copy back, or point FILES_KEY_FILE to it. Nothing was changed.`,
      'key-unreadable': (path) => `${path} is no key file of the store: each line is 64 hexadecimal digits.`,
      'key-lost': (subject) =>
        `The keys here do not open the encrypted files of the store (${subject}): put the right key file at FILES_KEY_FILE. Nothing was changed.`,
    },
    fileAway: (path) => `There is no file or folder ${path}.`,
    noProvince: 'No procedure is taken in here yet: run npm start once to seed the demo province.',
    momentUnreadable: (text) => `“${text}” is not a moment with its offset, such as 2026-11-21T09:00:00+07:00.`,
    notForGenerate:
      'This database has dossiers already, or is no demo province: no invented dossiers are put into it. If it is for trials, say --into-used.',
    dayUnreadable: (text) => `“${text}” is not a day written YYYY-MM-DD.`,
    bug: 'The program met an error nobody expected; details above. Running it again is safe.',
  },
};
