import { randomUUID } from 'node:crypto';
import { addPaper, findDraft, saveAnswers, saveWhither, startDraft, submit } from '#dossier/index.ts';
import { openFolderStore } from '#files/folder.ts';
import { componentsFor } from '#forms/components.ts';
import { knowPerson, listAccounts, postsOn } from '#identity/index.ts';
import { type Clock, dateAt } from '#kernel/time.ts';
import { openApp } from '../../src/app.ts';
import { demoCitizens } from '../../src/demo/e-id.ts';
import { readSettings } from '../../src/env.server.ts';
import type { Case, Citizen, Officer } from './case.ts';
import { clockAt } from './clock.ts';
import type { Hooks } from './database.ts';
import { generalAnswers } from './filing.ts';
import { samplePdf, samplePng } from './papers.ts';

/** The acts beside the running site, on its database and its files: for what a journey finds already done. */
export interface BesideSite {
  readonly app: Case['app'];
  officer(userName: string): Promise<Officer>;
  citizen(userName: string): Promise<Citizen>;
  /** A dossier with its papers, filed by that citizen for a procedure of the general declaration. Answers its code. */
  file(owner: Citizen, answers?: Record<string, unknown>, terms?: FileTerms): Promise<string>;
}

export interface FileTerms {
  readonly procedure?: string;
  /** The centre it is handed in at; the province's, if not said. */
  readonly centre?: string;
  /** Says that two submissions are one. */
  readonly key?: string;
  /** Of each paper needed a picture and a PDF, or one small PDF. */
  readonly papers?: 'both' | 'one';
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const CENTRE = 'H48.01.50';

/** `at`: when these acts happen, if not now. A journey about lateness begins in the past. */
export async function besideSite(t: Hooks, at?: string): Promise<BesideSite> {
  const [url, files] = [process.env['MOTCUA_SITE_DATABASE'], process.env['MOTCUA_SITE_FILES']];
  if (!url || !files) throw new Error('MOTCUA_SITE_DATABASE and MOTCUA_SITE_FILES are not said: run with npm test');
  const clock: Clock | undefined = at === undefined ? undefined : clockAt(at);
  const open = openApp(readSettings({ LOG_LEVEL: 'silent' }), url, clock ? { clock } : {});
  t.after(() => open.close());
  const app = { ...open, files: await openFolderStore(files) };
  return {
    ...{ app, citizen: (name) => citizenNamed(app, name), officer: (name) => officerNamed(app, name) },
    file: (...asked) => fileFor(app, ...asked),
  };
}

/** Somebody of the demonstration's people, known as from a desk. */
export async function citizenNamed(app: Case['app'], userName: string): Promise<Citizen> {
  const found = demoCitizens().people.find((one) => one.userName === userName);
  if (!found?.personalNumber) throw new Error(`nobody is called ${userName}`);
  const { name, personalNumber } = found;
  const known = await knowPerson(app, 'system:demo', { fullName: name, personalNumber });
  if (!known.ok) throw new Error(known.code);
  return { kind: 'citizen', id: known.value, name, account: 'citizen', personalNumber, organisationNumber: null };
}

/** An officer of the demonstration with the posts of today. */
export async function officerNamed(app: Case['app'], userName: string): Promise<Officer> {
  const date = dateAt(app.clock.now());
  const [found] = await listAccounts(app.read, app.realm, { date, limit: 1, userName });
  if (!found) throw new Error(`no officer is called ${userName}`);
  const posts = await postsOn(app.read, app.realm, found.officer, date);
  return { kind: 'officer', id: found.officer, name: found.name, posts, unit: found.posts[0]?.unitName ?? null };
}

/** A dossier filed by that citizen through the acts. Answers its code. */
export async function fileFor(
  app: Case['app'],
  owner: Citizen,
  answers: Record<string, unknown> = {},
  { procedure = '1.003634', centre = CENTRE, key, papers = 'both' }: FileTerms = {},
): Promise<string> {
  const good = <T>(done: { ok: true; value: T } | { ok: false; code: string; facts: object }): T => {
    if (!done.ok) throw new Error(`${done.code} ${JSON.stringify(done.facts)}`);
    return done.value;
  };
  // Several may be begun in one moment: what is begun alike is one draft.
  const wish = { procedure, person: owner.id, province: 'Quảng Ngãi', answers: { begun: randomUUID() } };
  const { id } = good(await startDraft(app, owner, wish));
  const number = owner.personalNumber ?? '';
  // The number tells the year of birth and the sex; the form compares.
  const year = 1900 + 100 * Math.floor(Number(number[3]) / 2) + Number(number.slice(4, 6));
  const sex = Number(number[3]) % 2 === 0 ? 'male' : 'female';
  const own = { filerName: owner.name, filerNumber: number, filerBirth: `${year}-03-08`, filerSex: sex };
  const values = { ...generalAnswers, ...own, ...answers };
  good(await saveAnswers(app, owner, { id, draft: { given: {}, values } }));
  const delivery = { how: 'centre' as const, where: centre };
  good(await saveWhither(app, owner, { id, delivery, place: null, receivingAgency: centre }));
  const draft = await findDraft(app.read, app.realm, owner, id);
  for (const { component, need } of componentsFor(draft?.definition ?? never(), values, {
    today: dateAt(app.clock.now()),
  }))
    if (need === 'required')
      for (const [name, bytes] of papersFor(component.id, papers)) {
        const kept = good(await app.files.put(once(bytes), { limit: 1_000_000, accept: ['pdf', 'png'] }));
        good(await addPaper(app, owner, { id, component: component.id, file: { ...kept, name } }));
      }
  return good(await submit(app, owner, { draft: id, key: key ?? `journey-${id}`, declared: true })).code;
}

const papersFor = (component: string, papers: 'both' | 'one'): [string, Buffer][] => [
  ...(papers === 'both' ? ([['anh.png', samplePng(600, 800)]] as [string, Buffer][]) : []),
  ['ban-quet.pdf', samplePdf(component)],
];

const never = () => {
  throw new Error('the draft is gone');
};
