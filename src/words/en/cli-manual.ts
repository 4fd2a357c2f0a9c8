import type { Words } from '../index.ts';

const key = {
  'key-file': 'A file with a key of 32 bytes (64 hexadecimal digits), as backup --make-key makes it.',
  'passphrase-file':
    'A file whose first line is the passphrase; with neither it is asked on the terminal. A key never stands on the command line.',
};

export const manual: Words['cli']['manual'] = {
  heading: {
    ...{ name: 'NAME', synopsis: 'SYNOPSIS', description: 'DESCRIPTION', options: 'OPTIONS', examples: 'EXAMPLES' },
    exits: 'EXIT CODES',
  },
  exit: {
    0: 'done',
    1: 'refused or failed; the sentence printed says why',
    2: 'called wrongly; the sentence printed says where',
    130: 'asked to stop before it was done',
  },
  common: { json: 'Print the result as JSON, for programs.', help: 'Print this page.' },
  notANumber: (option, given) => `--${option} must be a whole number, not “${given}”.`,
  valueMissing: (option) => `${option} needs a value after it. See: ./motcua help`,
  calledAs: (synopsis) => `Usage: ${synopsis}`,
  fileMissing: 'Name exactly one backup file.',
  pages: {
    help: {
      about: ['Lists the commands; with the name of one, prints its manual page. In Vietnamese: MOTCUA_LANG=vi.'],
      options: {},
    },
    start: {
      about: [
        'Prepares everything, then runs: database, schema, reference data, demo province, pages. What is done already is let be.',
      ],
      options: {},
    },
    serve: {
      about: ['Serves from a prepared database and never changes its schema; many processes may run at once.'],
      options: { 'no-worker': 'Serve pages only; background work is done by motcua worker.' },
    },
    worker: {
      about: [
        'Does background work only (notices, sealing the trail, closing dossiers never supplemented); serves no pages. With WORKER_PORT it answers /healthz, /readyz and /metrics there.',
      ],
      options: {},
    },
    migrate: { about: ["Brings the database to the program's version. Safe to repeat."], options: {} },
    import: {
      about: [
        "Imports the nation's reference data: everything, or the parts named (units, calendar, document-types, catalogue, procedures, substitutions, paper-links, forms).",
        'import facts FILE.csv brings facts of systems that are not connected (payment, petitions, national synchronisation…) for the index; columns and kinds: docs/operations/score.md. The same file twice changes nothing.',
        "import agencies FILE.json founds and reorganises a province's agencies, with their competence, hours and signs; open dossiers of agencies that ended go to their successors. The shape: docs/operations/agencies.md. The same file twice changes nothing.",
        'import routes FILE.json records where many procedures are filed at once (with this system, the national portal, a ministry’s system, at the counter alone); the shape: docs/operations/procedures.md. If one entry is wrong, none is recorded. The same file twice changes nothing.',
      ],
      options: { from: 'A data folder other than the data/ that comes with the program.' },
    },
    verify: {
      about: [
        'Reads every chain of the trail from its first row and every published root; names the row that was altered, is missing or out of place.',
        'With --files: every file that a dossier or draft names must be in the store under its hash; files that belong to nobody are named too.',
      ],
      options: { files: 'Check the file store too (reads every file).', lang: 'Language of the answer: vi or en.' },
    },
    deadline: {
      about: ['Computes a deadline and explains each step.'],
      options: {
        from: 'When the dossier was complete, ISO 8601 with its offset: 2026-11-20T14:00:00+07:00.',
        term: 'The term: 5wd (working days), 8wh (working hours), 15d (days), 24h, 1mo, same-day.',
        regime: 'decree (a supplement starts the term anew) or portal (it only pauses).',
        calendar: 'Another working calendar, in the shape of data/calendar/holidays.json.',
        lang: 'Language of the answer: vi or en.',
        pause: 'A stretch that does not count; may be repeated.',
        restart: 'When a supplement was complete; may be repeated.',
      },
    },
    users: {
      about: [
        'Accounts and posts of officers, for the first administrator and for rescue. Passwords are read from the terminal or from standard input. end takes the id of a post as list prints it.',
        'ask-for-code: from now on signing in asks for a code of an authenticator app; prints its otpauth address once. Called again it gives a new secret and ends the old one: for a lost telephone, or where files seal says that a secret cannot be opened.',
      ],
      options: { from: 'First day of the post, YYYY-MM-DD.', to: 'Last day of the post.' },
    },
    files: {
      about: [
        'Each file of the store is encrypted with a key of its own, and these are wrapped by the store’s key (FILES_KEY_FILE). seal: encrypts what is still plain and wraps old keys anew; rotate-key: adds a key and wraps all anew, no content is rewritten; drop-old-keys: removes old keys after looking that no file needs them. The signing secrets of webhooks and the secrets of officers’ codes in the database are done with them; what cannot be opened is named.',
        'previews: asks for pictures of the pages of papers kept before that have none; workers draw them one by one.',
        'They run while the program serves. Without the key file every file is lost: always keep a copy elsewhere.',
      ],
      options: {},
    },
    score: {
      about: [
        'Prints the index of Decision 766/QĐ-TTg of a province or an agency in a period: points, shares, both counts, class; an indicator without a source says so.',
        'With --from: reckons it from counts of elsewhere, without a database. The CSV file has the columns chi_so,tu_so,mau_so (docs/operations/score.md), so that anyone can check a published figure.',
        'Tallies follow the acts within a second; --rebuild makes them anew from the dossiers, --recount compares each dossier with them (it must find 0 differences), --freeze keeps the figures of a period that is over, for good.',
        'check-published: reckons published rates again from their counts and says which do not follow. Without a file: the figures that provinces published (data/published). The file is CSV whose first line is province,asOf,what,part,whole,printed. Exit code 1 when a figure does not follow.',
        'evaluation: figures of a unit (--unit: sums of officers at the unit and in its rooms) or of an officer (--officer), each with its dossiers when --json is given. No overall score: no formula for an officer was found.',
        'mean-time: the mean time (indicator 2.2) of one procedure, or of every one with a finished dossier of the period, in the unit of its term.',
        'import-criteria: brings in the criteria of self-scoring for a group of units and a year; JSON of the shape of data/demo/par-2026.json. May be repeated until something is scored.',
      ],
      options: {
        realm: 'The province; if not said, MOTCUA_REALM.',
        period: 'A calendar period: 2026-11, 2026-Q4 or 2026; if not said, this quarter.',
        unit: 'The agency, with all below it; if not said, the whole province.',
        officer: 'With evaluation: the user name of an officer. Every look is written into the trail.',
        from: 'A file of counts from elsewhere.',
        rebuild: 'Make tallies and lists anew from the dossiers.',
        recount: 'Compare; exit code 1 if anything differs.',
        freeze: 'Freeze the figures of --period: only one that is over, only once.',
      },
    },
    clients: {
      about: [
        'Machines that may use /api/v1 (docs/operations/api.md). create prints the secret once; renew-secret gives a new one, the old one works for another day; revoke ends it at once.',
      ],
      options: {
        scope: 'With create: the scopes it may use, with commas between.',
        post: 'With create: the role at a unit that it acts in, such as receiver@H48.01.50.',
        until: 'With create: the last day it is valid, YYYY-MM-DD.',
        leaked: 'With renew-secret: the old one has leaked and stops working at once.',
      },
    },
    jobs: {
      about: [
        'Background jobs. list: waiting and running; failed: failed at least once, with the reason; retry: run again now.',
      ],
      options: { all: 'With retry: every job that failed.' },
    },
    generate: {
      about: [
        'Makes a data set of dossiers with a true history, to measure and try with: each goes from its submission to today by the rules of the program, with trail, steps, supplements, decisions and gapless codes. The people are invented. The same --seed gives the same set.',
        'Runs only on a demo province that has no dossier yet; say --into-used to add to a database that is in use for trials.',
      ],
      options: {
        count: 'How many dossiers (10000).',
        seed: 'The seed (1).',
        days: 'How many days the history goes back (270).',
        officers: 'How many officers to add, beyond those who fill empty seats (0).',
        until: 'The last day of the history, YYYY-MM-DD (now).',
        'into-used': 'Allow it where there are dossiers, or where this is no demo province.',
      },
    },
    simulate: {
      about: [
        "Lives a scenario of data/scenarios through the program's own acts in order of virtual time: people come, officers work by their calendars, queues and sick days. The people are invented; nothing is sent to anybody. The same --seed gives the same trail.",
        "Without --into it runs on the program's database, only if that is a demonstration province without dossiers. simulate compare A B compares two named runs. simulate trial ID lives what a leader asked for on the page of changes; the program calls it itself.",
      ],
      options: {
        scenario: 'Name of a scenario in data/scenarios, or the path of a file (demo-12-months if not said).',
        into: 'Runs into a database of its own of this name, on the same server; made if there is none.',
        seed: 'Seed (1 if not said).',
        until: 'Last day, YEAR-MONTH-DAY (if not said: the end of the scenario, not after today).',
        scale: 'Multiplies all counts of dossiers, for instance 0.01.',
        speed: 'max (if not said), or virtual seconds in a real one.',
        lanes: 'How many acts at a time (8 if not said); the result is the same.',
        continue:
          'Goes on with a run that was broken off, as it was begun: scenario, seed and changes are kept beside its files.',
        'what-if':
          'Changes to try, with commas between: add-staff=UNIT:COUNT[:ROLE], online-share=SHARE, move-step=PROCEDURE:STEP:AGENCY.',
      },
    },
    export: {
      about: [
        'Exports what happened to dossiers in a period as OCEL 2.0 (JSON) or XES (IEEE 1849), to a file or standard output. Without personal data: dossiers and officers stand under pseudonyms, citizens are not told apart.',
      ],
      options: {
        format: 'ocel (if not said) or xes.',
        from: 'From this day, YEAR-MONTH-DAY (from the beginning, if not said).',
        to: 'To the end of this day, YEAR-MONTH-DAY (until now, if not said).',
        salt: 'Key of the pseudonyms, so that two exports can be joined (drawn at random each time, if not said).',
        run: 'Exports from the simulation of this name.',
      },
    },
    backup: {
      about: [
        'Backs up database and file store into one encrypted file, consistent at one moment, while the program runs. A dash writes to standard output.',
        'Without its key nobody opens a backup: keep the key elsewhere.',
      ],
      options: {
        ...key,
        'make-key': 'Make a new key into this file (readable by its owner alone), and end.',
        check: 'Make none; read an existing one to its end and say whether it is whole.',
        base: 'Back up the embedded cluster itself, as a base for archived WAL (needs MOTCUA_WAL_ARCHIVE), to restore to a moment.',
      },
    },
    restore: {
      about: [
        'Restores into an empty database and an empty file folder. The whole file is checked before anything is written: with a wrong key, a missing part or one bit altered nothing is changed.',
      ],
      options: {
        ...key,
        wal: 'With a base: the folder of archived WAL.',
        to: 'With a base: to this moment (with its offset); to the last that was archived if not said.',
      },
    },
  },
};
