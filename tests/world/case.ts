import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '#db/uuid.ts';
import { addPaper, findDraft, saveAnswers, saveWhither, startDraft, startForUnit, submit } from '#dossier/index.ts';
import { openFolderStore } from '#files/folder.ts';
import type { FileStore } from '#files/store.ts';
import type { Post, Role, Viewer } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';
import { type Instant, instant } from '#kernel/time.ts';
import type { App } from '../../src/app.ts';
import { clockAt, type TestClock } from './clock.ts';
import type { Hooks } from './database.ts';
import { generalAnswers } from './filing.ts';
import { openProvince } from './province.ts';

export { clockAt, generalAnswers, type TestClock };

export type Citizen = Viewer & { kind: 'citizen' };
export type Officer = Viewer & { kind: 'officer' };

/** The people of the case tests: a citizen and one officer for each role at the centre and the agency. */
export interface Case {
  app: App & { files: FileStore; url?: string };
  /** Where its files lie, for another process beside. */
  folder: string;
  clock: TestClock;
  lan: Citizen;
  /** Another citizen, who has nothing to do with it. */
  tu: Citizen;
  receiver: Officer;
  handler: Officer;
  handler2: Officer;
  head: Officer;
  leader: Officer;
  clerk: Officer;
  /** A handler of another department. */
  stranger: Officer;
}

const CENTRE = 'H48.01.50';
const AGENCY = 'H48.14.05';

/** An officer as the session would tell; the tables know the posts too, because assigning looks there. */
export async function officer(app: App, name: string, ...posts: [Role, string][]): Promise<Officer> {
  const person = await addPerson(app, name);
  const id = uuidv7(app.clock.now());
  await app.read.query('insert into officer (realm, id, person, enrolled_at) values ($1, $2, $3, now())', [
    app.realm,
    id,
    person,
  ]);
  for (const [role, unit] of posts)
    await app.read.query(
      `insert into officer_post (realm, id, officer, unit, role, from_date, appointed_at) values ($1, $2, $3, $4, $5, '2025-07-01', now())`,
      [app.realm, uuidv7(app.clock.now()), id, unit, role],
    );
  const held: Post[] = posts.map(([role, unit]) => ({ role, unit }));
  return { kind: 'officer', id, name, posts: held, unit: { vi: posts[0]?.[1] ?? '', en: posts[0]?.[1] ?? '' } };
}

async function addPerson(app: App, name: string): Promise<string> {
  const id = uuidv7(app.clock.now());
  await app.read.query(
    'insert into person (realm, id, full_name, folded_name, created_at) values ($1, $2, $3, $4, now())',
    [app.realm, id, name, fold(name)],
  );
  return id;
}

const citizen = async (app: App, name: string): Promise<Citizen> => ({
  kind: 'citizen',
  id: await addPerson(app, name),
  name,
  account: 'citizen',
  personalNumber: null,
  organisationNumber: null,
});

export async function openCase(t: Hooks, at = '2026-11-20T09:00:00+07:00'): Promise<Case> {
  const clock = clockAt(at);
  const open = await openProvince(t, { clock });
  const folder = mkdtempSync(join(tmpdir(), 'motcua-case-'));
  t.after(async () => rmSync(folder, { recursive: true, force: true }));
  const app = { ...open, files: await openFolderStore(folder) };
  const [lan, tu] = [await citizen(app, 'Lê Thị Lan'), await citizen(app, 'Võ Văn Tư')];
  return {
    ...{ app, clock, folder, lan, tu },
    receiver: await officer(app, 'Nguyễn Văn Hùng', ['receiver', CENTRE]),
    handler: await officer(app, 'Phạm Thị Hoa', ['handler', `${AGENCY}.002`]),
    handler2: await officer(app, 'Trần Minh Đức', ['handler', `${AGENCY}.002`]),
    head: await officer(app, 'Đỗ Quang Vinh', ['unit-head', `${AGENCY}.002`]),
    leader: await officer(app, 'Bùi Thanh Sơn', ['leader', AGENCY]),
    clerk: await officer(app, 'Ngô Thị Hạnh', ['clerk', `${AGENCY}.001`]),
    stranger: await officer(app, 'Lý Văn Khoa', ['handler', 'H48.03.01']),
  };
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** A file in the store, a PDF as far as its first bytes tell. */
export async function paper(app: Case['app'], text = 'x') {
  const kept = await app.files.put(bytes(`%PDF-1.7\n${text}\n%%EOF`), { limit: 1_000_000, accept: ['pdf'] });
  if (!kept.ok) throw new Error(kept.code);
  return { ...kept.value, name: 'giay-to.pdf' };
}

/** Files a procedure without a form of its own, whose general declaration any answers fill: returns its code. */
export async function fileOne(one: Case, procedure = '1.003634', key = `key-${Math.random()}`): Promise<string> {
  const { app, lan } = one;
  // Several may be begun in one moment: what is begun alike is one draft.
  const wish = { procedure, person: lan.id, province: 'Quảng Ngãi', answers: { key } };
  const started = await startDraft(app, lan, wish);
  if (!started.ok) throw new Error(started.code);
  const { id } = started.value;
  await answerAll(one, id);
  const filed = await submit(app, lan, { draft: id, key, declared: true });
  if (!filed.ok) throw new Error(`${filed.code} ${JSON.stringify(filed.facts)}`);
  return filed.value.code;
}

/** Answers and papers that a general declaration needs. */
export async function answerAll({ app, lan }: Case, id: string): Promise<void> {
  const { componentsFor } = await import('#forms/components.ts');
  const draft = await findDraft(app.read, app.realm, lan, id);
  if (!draft) throw new Error('no draft');
  const values = generalAnswers;
  const saved = await saveAnswers(app, lan, { id, draft: { given: {}, values } });
  if (!saved.ok) throw new Error(saved.code);
  const whither = { delivery: { how: 'centre' as const, where: CENTRE }, place: null, receivingAgency: CENTRE };
  const sent = await saveWhither(app, lan, { id, ...whither });
  if (!sent.ok) throw new Error(sent.code);
  for (const { component, need } of componentsFor(draft.definition, values, { today: '2026-11-20' as never }))
    if (need === 'required')
      await addPaper(app, lan, { id, component: component.id, file: await paper(app, component.id) });
}

/** Answers to the declaration of an agency under an internal procedure. */
export const unitAnswers: Record<string, unknown> = {
  ...{ contactName: 'Vũ Thị Hòa', contactPost: 'Văn phòng Sở', contactPhone: '0905123456', contactEmail: null },
  ...{ letterNumber: '1520/SNNMT-VP', letterDate: '2026-11-18', letterSigner: 'Nguyễn Bá Lộc, Giám đốc' },
  ...{ request: 'Điều chuyển một xe ô tô bán tải cho Chi cục Kiểm lâm.', note: null },
};

/** Files điều chuyển tài sản công for the department of agriculture, typed by this officer of it. Answers the code. */
export async function fileForUnit(app: Case['app'], officer: Officer): Promise<string> {
  const good = <T>(done: Outcome<T>): T => {
    if (!done.ok) throw new Error(`${done.code} ${JSON.stringify(done.facts)}`);
    return done.value;
  };
  const wish = { procedure: '6.006717', unit: 'H48.14', province: 'Quảng Ngãi' };
  const { id } = good(await startForUnit(app, officer, wish));
  good(await saveAnswers(app, officer, { id, draft: { given: {}, values: unitAnswers } }));
  const draft = await findDraft(app.read, app.realm, officer, id);
  for (const { id: component, required } of draft?.definition.components ?? [])
    if (required === true) good(await addPaper(app, officer, { id, component, file: await paper(app, component) }));
  return good(await submit(app, officer, { draft: id, key: `unit-${id}`, declared: true })).code;
}

export const later = (at: Instant, minutes: number): Instant => instant(at + minutes * 60_000);
