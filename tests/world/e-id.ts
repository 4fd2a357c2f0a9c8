import assert from 'node:assert/strict';
import { freePort } from '../../src/db/embedded/port.ts';
import { demoCitizens } from '../../src/demo/e-id.ts';
import type { EIdSettings } from '../../src/integrations/e-id/client.ts';
import { type EIdSimulator, startSimulator } from '../../src/integrations/e-id/simulator.ts';

export interface TestEId extends EIdSimulator {
  readonly settings: EIdSettings;
  /** What a program must be told to sign people in here. */
  readonly env: Record<string, string>;
}

/** A simulator of electronic identities of this test's own, for a program whose address is `origin`. */
export async function openEId(
  t: { after(act: () => Promise<void>): void },
  origin = 'http://localhost:0',
): Promise<TestEId> {
  const port = await freePort();
  const settings = { issuer: `http://localhost:${port}`, clientId: 'motcua', clientSecret: 'test' };
  const simulator = await startSimulator({ ...settings, port, origin, people: demoCitizens() });
  t.after(() => simulator.close());
  const env = { E_ID_ISSUER: settings.issuer, E_ID_CLIENT_ID: 'motcua', E_ID_CLIENT_SECRET: 'test' };
  return { ...simulator, settings, env };
}

/** A browser at the issuer's pages: it follows them from the address it was sent to, to the one it is sent back to. */
export class AtIssuer {
  readonly #cookies = new Map<string, string>();

  async ask(url: string, form?: Record<string, string>): Promise<{ status: number; location: string; body: string }> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
    const answer = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const location = answer.headers.get('location') ?? '';
    return { status: answer.status, body: await answer.text(), location: location && new URL(location, url).href };
  }

  /** Signs in (or refuses, with `{ 'tu-choi': '1' }`). Answers the address that leads back. */
  async signIn(url: string, form: Record<string, string>): Promise<string> {
    const issuer = new URL(url).origin;
    let step = await this.ask(url);
    if (step.location.includes('/dang-nhap/')) {
      const page = step.location;
      assert.equal((await this.ask(page)).status, 200);
      step = await this.ask(page, form);
      assert.equal(step.status, 303, step.body);
    }
    while (step.location.startsWith(issuer)) step = await this.ask(step.location);
    return step.location;
  }
}
