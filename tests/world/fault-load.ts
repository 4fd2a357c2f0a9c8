import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { signInCitizen } from '#identity/index.ts';
import { type Client, Refusal } from '../../clients/typescript/client.ts';
import type { App } from '../../src/app.ts';
import { claimsFor, ISSUER } from './citizens.ts';
import { type Faulted, PATIENCE_MS } from './faulted.ts';
import { neededFiles, PROCEDURE, wish } from './machine.ts';

/** What a request was answered while the load ran. */
export interface Answer {
  readonly what: string;
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: string | null;
  readonly body: string;
}

/** Submitted, accepted, handed over, and three notes. */
export const NOTES = 3;

/** A few people at the pages and a machine at the API, until told to end. */
export interface Load {
  readonly answers: Answer[];
  /** The codes of dossiers whose every act was acknowledged. */
  readonly done: string[];
  /** Throws if it could not go on: somebody was answered as nobody may be, or not at all. */
  check(): void;
  /** Ends it; every dossier begun is worked to its last act first. Throws if anybody was answered as nobody may be. */
  end(): Promise<void>;
}

const PAUSE_MS = 60;

/** The token of somebody signed in: pages then ask the database on their way in already. */
export async function citizenToken(app: App, userName = 'lan.lt'): Promise<string> {
  const signedIn = await signInCitizen(app, { issuer: ISSUER, claims: claimsFor(userName) });
  assert.ok(signedIn.ok, JSON.stringify(signedIn));
  return signedIn.value.token;
}

export async function startLoad(site: Faulted): Promise<Load> {
  const [client, token] = [await site.client(), await citizenToken(site.app)];
  const [answers, done, going] = [[] as Answer[], [] as string[], { on: true }];
  const pages = ['/', '/thu-tuc', `/thu-tuc/${PROCEDURE}`, '/ho-so', '/thong-bao'];
  const people = [undefined, `motcua=${token}`].map(async (cookie) => {
    for (let at = 0; going.on; at += 1) {
      answers.push(await look(site.url, pages[at % pages.length] as string, cookie));
      await wait(PAUSE_MS);
    }
  });
  const files = await neededFiles(client);
  const machines = [0, 1, 2].map(async (lane) => {
    for (let at = 0; going.on; at += 1)
      done.push(await workOne(client, files, `su-co-${Date.now()}-${lane}-${at}`, answers));
  });
  const all = Promise.all([...people, ...machines]);
  let broken: unknown;
  all.catch((error) => {
    going.on = false;
    broken = error;
  });
  return {
    ...{ answers, done },
    check: () => {
      if (broken) throw broken;
    },
    end: async () => {
      going.on = false;
      await all;
    },
  };
}

export async function look(site: string, path: string, cookie?: string): Promise<Answer> {
  const began = performance.now();
  const headers = { accept: 'text/html', ...(cookie ? { cookie } : {}) };
  const answer = await fetch(site + path, { headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
  const body = await answer.text();
  const { status } = answer;
  return { what: path, status, ms: performance.now() - began, retryAfter: answer.headers.get('retry-after'), body };
}

type Files = Awaited<ReturnType<typeof neededFiles>>;

/** One dossier from its submission to its last note, each act asked again under its key until it is acknowledged. */
async function workOne(client: Client, files: Files, key: string, answers: Answer[]): Promise<string> {
  const body = { dossier: wish(), files };
  const filed = await insist(answers, 'file', () =>
    client.call('fileDossier', { path: { procedure: PROCEDURE }, body, key: `${key}-nop` }),
  );
  const { code } = filed.body;
  const path = { dossier: code };
  const act = (name: string, ask: (etag: string) => Promise<unknown>) =>
    insist(answers, name, async () => ask((await client.call('readDossier', { path })).etag));
  await act('accept', (etag) => client.call('acceptDossier', { path, etag, body: {}, key: `${key}-nhan` }));
  await act('hand-over', (etag) => client.call('handOverDossier', { path, etag, body: {}, key: `${key}-chuyen` }));
  for (let note = 1; note <= NOTES; note += 1) {
    const said = { text: `Ghi chú ${note} của ${code}` };
    await act('note', (etag) => client.call('noteDossier', { path, etag, body: said, key: `${key}-ghi-${note}` }));
  }
  return code;
}

/** Asks until it is done. Whatever is not a plain "not now" ends the load. */
async function insist<T>(answers: Answer[], what: string, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const began = performance.now();
    try {
      const answer = await ask();
      answers.push({ what, status: 200, ms: performance.now() - began, retryAfter: null, body: '' });
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, problem } = error;
      answers.push({ what, status, ms: performance.now() - began, retryAfter: 'api', body: JSON.stringify(problem) });
      assert.equal(status, 503, `${what}: ${JSON.stringify(problem)}`);
    }
    await wait(PAUSE_MS);
  }
}
