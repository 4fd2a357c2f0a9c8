import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { freePort } from '../src/db/embedded/port.ts';
import type { SimulatedPeople } from '../src/integrations/e-id/people.ts';
import type { SimulatorParts } from '../src/integrations/e-id/simulator.ts';
import { Visitor } from './visitor.ts';

export interface Issuer {
  /** What the program must be told, so that its people sign in here. */
  readonly env: Record<string, string>;
  readonly people: SimulatedPeople['people'];
  /** Signs in the one of that number; answers the browser, signed in. Throws when it was not let in. */
  enter(who: Visitor, at: number): Promise<void>;
  close(): Promise<void>;
}

/** A name of letters only, another for each: the declaration takes no digits. */
const given = (at: number): string => {
  const letters = String(at).replaceAll(/\d/g, (digit) => 'aeiouybcdg'[Number(digit)] ?? '');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
};

/** Invented people: the number says a woman born in 1990, as the answers of a filing do. */
const invented = (count: number): SimulatedPeople => ({
  password: 'chi-de-do',
  people: Array.from({ length: count }, (_, at) => ({
    ...{
      userName: `nguoi.${at}`,
      techId: `bench-${at}`,
      kind: '1' as const,
      name: `Nguyễn Thị ${given(at)}`,
      about: '',
    },
    ...{ personalNumber: `051190${String(at).padStart(6, '0')}`, birthDate: '19900308' },
    ...{ organisationNumber: null, organisationName: null },
  })),
});

/** An issuer of electronic identities in a thread of its own, for that many people of a program at that port. */
export async function openIssuer(port: number, count: number): Promise<Issuer> {
  const own = await freePort();
  const settings = { issuer: `http://localhost:${own}`, clientId: 'motcua', clientSecret: 'bench' };
  const people = invented(count);
  const workerData: SimulatorParts = { ...settings, port: own, origin: `http://localhost:${port}`, people };
  const simulator = new Worker(new URL('./issuing.ts', import.meta.url), { workerData });
  await once(simulator, 'message');
  return {
    env: { E_ID_ISSUER: settings.issuer, E_ID_CLIENT_ID: 'motcua', E_ID_CLIENT_SECRET: settings.clientSecret },
    people: people.people,
    close: async () => void (await simulator.terminate()),
    enter: async (who, at) => {
      const atIssuer = new Visitor(settings.issuer);
      const begun = await who.ask('/dang-nhap/cong-dan');
      if (begun.status !== 303) throw new Error(`signing in began with ${begun.status}`);
      let step = await atIssuer.ask(begun.location.replace(settings.issuer, ''));
      // Who he is, without the page that asks it: it lists everybody.
      step = await atIssuer.ask(step.location, new URLSearchParams({ nguoi: `nguoi.${at % count}` }));
      while (step.location.startsWith('/')) step = await atIssuer.ask(step.location);
      const back = new URL(step.location);
      const ended = await who.ask(back.pathname + back.search);
      if (ended.status !== 303 || ended.location.startsWith('/dang-nhap'))
        throw new Error(`signing in ended with ${ended.status} ${ended.location}`);
    },
  };
}
