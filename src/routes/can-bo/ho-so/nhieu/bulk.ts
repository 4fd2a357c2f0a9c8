import { randomUUID } from 'node:crypto';
import {
  type Ask,
  type Assignable,
  assignedStep,
  BULK_ACTS,
  type BulkAct,
  type BulkResult,
  doToMany,
  findDossier,
  linesNamed,
  MOST_AT_ONCE,
  officersAt,
  type QueueLine,
  UNDO_MINUTES,
  undoMany,
} from '#dossier/index.ts';
import { signerTitleOf, type Viewer } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { issueResult } from '#letter/index.ts';
import { refusalSentence } from '#words/index.ts';

/** What was chosen in a list: an act, dossiers with the revision of their line, what the act has to be told. */
export interface BulkWish {
  readonly act: BulkAct;
  readonly asks: readonly Ask[];
  readonly officer: string;
  readonly title: string;
  /** Whose work is being moved; '' where the dossiers were chosen in a list. */
  readonly whose: string;
}

interface Sent {
  get(name: string): unknown;
  getAll(name: string): unknown[];
}

const text = (sent: Sent, name: string): string => String(sent.get(name) ?? '').trim();

/** `ma=H48.14.05-261120-0014:3`: the dossier and the revision its line was drawn from. */
function askIn(value: unknown): Ask[] {
  const [, code, revision] = /^(\S{8,60}):(\d{1,9})$/.exec(String(value)) ?? [];
  return code ? [{ code, revision: Number(revision) }] : [];
}

/** Reads a choice from an address or a form; nothing if it names no act that can be done to several. */
export function readBulk(sent: Sent): BulkWish | undefined {
  const act = BULK_ACTS.find((one) => one === text(sent, 'viec'));
  const asks = sent.getAll('ma').flatMap(askIn).slice(0, MOST_AT_ONCE);
  return (
    act && {
      act,
      asks,
      officer: text(sent, 'can-bo'),
      title: text(sent, 'chuc-vu').slice(0, 100),
      whose: text(sent, 'nguoi-giao').slice(0, 36),
    }
  );
}

export interface BulkLine {
  readonly line: QueueLine;
  readonly ask: string;
  /** Why not, as a sentence; null: it will be done. */
  readonly why: string | null;
}

type Officer = Viewer & { kind: 'officer' };

const officerOf = ({ viewer }: App.Locals): Officer => {
  if (viewer.kind !== 'officer') throw new Error('the door lets officers in only');
  return viewer;
};

/** Who signs signs as the last time, until they say otherwise: what they are about to do is shown at once. */
export async function withTitle(locals: App.Locals, wish: BulkWish): Promise<BulkWish> {
  if (wish.act !== 'sign' || wish.title !== '') return wish;
  const { read, realm } = locals.app;
  return { ...wish, title: await signerTitleOf(read, realm, officerOf(locals).id) };
}

const told = (wish: BulkWish): boolean =>
  (wish.act !== 'assign' || wish.officer !== '') && (wish.act !== 'sign' || wish.title !== '');

/** What the act would do to each dossier, judged by the act itself and undone; before it is told all, only the lines. */
export async function preview(locals: App.Locals, wish: BulkWish) {
  const { app, language } = locals;
  const viewer = officerOf(locals);
  const codes = wish.asks.map(({ code }) => code);
  const lines = await linesNamed(app.read, app.realm, viewer, codes);
  const isTold = told(wish);
  await madeFiles(app, wish);
  const results = isTold
    ? await doToMany({ ...app, rehearsed: true }, viewer, { act: wish.act, asks: wish.asks, terms: termsOf(wish) })
    : [];
  const byCode = new Map(results.map(({ code, done }) => [code, done]));
  const judged = lines.map((line): BulkLine => {
    const done = byCode.get(line.code);
    const revision = wish.asks.find(({ code }) => code === line.code)?.revision;
    return {
      ...{ line, ask: `${line.code}:${revision}` },
      why: done && !done.ok ? refusalSentence(language, done) : null,
    };
  });
  return {
    ...{
      act: wish.act,
      assignee: wish.officer,
      whose: wish.whose,
      signsAs: wish.title,
      isTold,
      key: randomUUID(),
      lines: judged,
    },
    minutes: UNDO_MINUTES,
    officers: wish.act === 'assign' ? await officersFor(locals, viewer, codes) : [],
  };
}

const termsOf = ({ officer, title }: BulkWish) => ({ officer, title });

/** Who may hold any of these dossiers at the step it goes to; the preview says who cannot hold which. */
async function officersFor({ app }: App.Locals, viewer: Officer, codes: readonly string[]): Promise<Assignable[]> {
  const asked = new Set<string>();
  const found = new Map<string, Assignable>();
  for (const code of codes) {
    const dossier = await findDossier(app.read, app.realm, viewer, code);
    const target = dossier && assignedStep(dossier);
    const place = `${target?.role} ${dossier?.holderAgency}`;
    if (!dossier || !target || asked.has(place)) continue;
    asked.add(place);
    for (const one of await officersAt(app.read, app.realm, target.role, dossier.holderAgency, dateAt(app.clock.now())))
      found.set(one.id, one);
  }
  return [...found.values()];
}

export interface BulkDone {
  readonly code: string;
  readonly why: string | null;
}

const said = (language: 'vi' | 'en', results: readonly BulkResult[]) =>
  results.map(({ code, done }): BulkDone => ({ code, why: done.ok ? null : refusalSentence(language, done) }));

/** Pressed twice, or sent again after the network was lost, it is one request. */
export const sentKey = (form: Sent): string => text(form, 'khoa').slice(0, 36);

/** Does it; one answer for each dossier. Sent again with its key it answers as the first time. */
export async function carryOut(locals: App.Locals, wish: BulkWish, form: Sent): Promise<BulkDone[]> {
  const viewer = officerOf(locals);
  const { act, asks } = wish;
  await madeFiles(locals.app, wish);
  const results = await doToMany(locals.app, viewer, { act, asks, terms: termsOf(wish), key: sentKey(form) });
  return said(locals.language, results);
}

/** Results that the job has not come to yet become files before they are returned; whoever may not return them is told by the act. */
async function madeFiles(app: App.Locals['app'], { act, asks }: BulkWish): Promise<void> {
  if (act !== 'return-result') return;
  for (const { code } of asks.slice(0, MOST_AT_ONCE)) await issueResult(app, code);
}

/** Takes back what was done with this page's key. */
export const takeBack = async (locals: App.Locals, form: Sent): Promise<BulkDone[]> =>
  said(
    locals.language,
    await undoMany(locals.app, officerOf(locals), { key: sentKey(form), codes: form.getAll('ma').map(String) }),
  );
