import assert from 'node:assert/strict';
import type { App } from '../../src/app.ts';
import { ROLES, type Role, signInCitizen } from '../../src/identity/index.ts';
import { serve } from '../../src/server.ts';
import { claimsFor, ISSUER } from '../world/citizens.ts';
import { openTestApp } from '../world/database.ts';
import { type HandClock, handClock, makeOfficer, makeUnits, PASSWORD } from '../world/officers.ts';

type Hooks = { after(act: () => Promise<void>): void };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** The path led to, or ''. */
  readonly location: string;
}

/** A browser as far as security goes: it keeps cookies and tells where a form comes from. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Answer>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
}

export interface Site {
  readonly address: string;
  readonly app: App;
  readonly clock: HandClock;
  readonly log: Record<string, unknown>[];
  visitor(): Visitor;
  signIn(who: Visitor, userName: string, password?: string, query?: string): Promise<Answer>;
  /** Somebody signed in who holds this role and no other. */
  officer(role: Role): Promise<Visitor>;
  /** A citizen of the demonstration signed in, as far as the program knows: the issuer's part is tested elsewhere. */
  citizen(userName: string): Promise<Visitor>;
}

/** The program on a database of its own and a clock moved by hand, with an officer for each role (user name: the role). */
export async function openSite(t: Hooks, env: Record<string, string> = {}): Promise<Site> {
  const clock = handClock();
  const log: Record<string, unknown>[] = [];
  const keep = (line: Record<string, unknown>) => void log.push(line);
  const told = { info: keep, warn: keep, error: keep } as unknown as App['log'];
  const app = await openTestApp(t, { clock, log: told }, { PORT: '0', ...env });
  const serving = await serve(app);
  t.after(() => serving.close());
  await makeUnits(app);
  for (const role of ROLES) await makeOfficer(app, role, `Cán bộ ${role}`, role);
  const visitor = () => openVisitor(serving.address);
  const signIn: Site['signIn'] = (who, userName, password = PASSWORD, query = '') =>
    who.post(`/dang-nhap?/mat-khau${query}`, { 'ten-dang-nhap': userName, 'mat-khau': password });
  const officer = async (role: Role) => {
    const who = visitor();
    assert.equal((await signIn(who, role)).status, 303);
    return who;
  };
  const citizen = async (userName: string) => {
    const who = visitor();
    const done = await signInCitizen(app, { issuer: ISSUER, claims: claimsFor(userName) });
    assert.ok(done.ok);
    who.cookies.set('motcua', done.value.token);
    return who;
  };
  return { address: serving.address, app, clock, log, visitor, signIn, officer, citizen };
}

/** Somebody with an empty browser. */
export function openVisitor(address: string): Visitor {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(cookie ? { cookie } : {}), ...init.headers };
    const answer = await fetch(new URL(path, address), { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location') ?? '';
    return { status: answer.status, headers: answer.headers, body: await answer.text(), location };
  }
  return {
    cookies,
    get: (path) => ask(path, {}),
    post: (path, fields, headers = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: address, ...headers } }),
  };
}
