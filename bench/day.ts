import { randomUUID } from 'node:crypto';
import { type How, howOf, times, type Watch } from './load.ts';
import { type Answer, hidden, type Visitor } from './visitor.ts';

const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
const QUEUES = ['to-receive', 'to-take', 'mine', 'soon', 'late', 'all'];
const SEARCHES = ['nguyen van an', '0014', '261', 'lan', 'QNg-90214-TS', 'tran thi hoa', 'le minh'];

/** Counted as an answer, for it is one: somebody else was quicker. */
const DONE = [303, 409, 422];

/** What an officer would press first on the page, of the acts that ask for nothing more; else a note. */
function firstAct(page: string): URLSearchParams | undefined {
  for (const act of ['accept', 'hand-over', 'claim', 'note']) {
    const form = new RegExp(`<form[^>]*id="${act}"[^>]*>[\\s\\S]*?</form>`).exec(page)?.[0];
    if (!form) continue;
    const sent = new URLSearchParams({ viec: act, ban: hidden(form, 'ban'), khoa: randomUUID() });
    if (act === 'note') sent.set('noi-dung', 'Đã gọi điện cho chủ hồ sơ.');
    return sent;
  }
  return undefined;
}

export const judged = ({ status, headers }: Answer, good: readonly number[] = [200]): How =>
  howOf(good.includes(status), status, headers['retry-after']);

/** What an officer does at the pages, one thing at a time; remembers what the inbox showed. */
export class Day {
  readonly #who: Visitor;
  readonly #watch: Watch;
  readonly #known: string[] = [];
  readonly #begun = new Map<string, URLSearchParams>();
  /** Acts that were done and brought a dossier on; a note does not. */
  steps = 0;

  constructor(who: Visitor, watch: Watch) {
    this.#who = who;
    this.#watch = watch;
  }

  #look(kind: string, path: string, seen?: (answer: Answer) => void): Promise<boolean> {
    return this.#watch.time(kind, async () => {
      const answer = await this.#who.ask(path);
      seen?.(answer);
      return judged(answer);
    });
  }

  inbox(queue = pick(QUEUES)): Promise<boolean> {
    return this.#look('inbox', `/can-bo/ho-so?hang=${queue}`, ({ body }) => {
      const found = [...body.matchAll(/href="\/can-bo\/ho-so\/(H48[^"?]+)/g)].map(([, code]) => code as string);
      if (found.length > 0) this.#known.splice(0, this.#known.length, ...found);
    });
  }

  findByCode(code = pick(this.#known) ?? 'H48.14.05-261120-0014'): Promise<boolean> {
    return this.#look('find by code', `/can-bo/ho-so?tim=${encodeURIComponent(code)}`);
  }

  search(): Promise<boolean> {
    return this.#look('search', `/can-bo/ho-so?tim=${encodeURIComponent(pick(SEARCHES) ?? '')}`);
  }

  lookUp(): Promise<boolean> {
    return this.#look('look-up', `/tra-cuu?ma=${pick(this.#known) ?? ''}`);
  }

  /** Opens one that the inbox showed; none is no mistake. */
  async open(code = pick(this.#known)): Promise<boolean> {
    if (!code) return this.inbox();
    this.#begun.clear();
    return this.#look('open', `/can-bo/ho-so/${code}`, ({ body }) => {
      const form = firstAct(body);
      if (form) this.#begun.set(code, form);
    });
  }

  /** Opens one and does what can be done there with one press. */
  async act(wanted?: string): Promise<boolean> {
    const isOpen = await this.open(wanted);
    const [begun] = this.#begun;
    if (!isOpen || !begun) return isOpen;
    const [code, form] = begun;
    return this.#watch.time('act', async () => {
      const answer = await this.#who.ask(`/can-bo/ho-so/${code}`, form);
      if (answer.status === 303 && form.get('viec') !== 'note') this.steps += 1;
      return judged(answer, DONE);
    });
  }

  /** The mix that OpenCRVS 2.0 published, as near as our pages come to it. */
  async turn(file: () => Promise<How>): Promise<boolean> {
    const dice = Math.random();
    if (dice < 0.38) return this.inbox();
    if (dice < 0.44) return this.findByCode();
    if (dice < 0.52) return this.search();
    if (dice < 0.78) return this.open();
    if (dice < 0.9) return this.act();
    if (dice < 0.95) return this.#watch.time('file', file);
    return this.lookUp();
  }
}

/** A day for each, in which each has seen an inbox already: else the first thing of all would be one. */
export async function daysOf(officers: readonly Visitor[], watch: Watch): Promise<Day[]> {
  const days = officers.map((who) => new Day(who, watch));
  await times(days.length, 8, (at) => (days[at] as Day).inbox('all'));
  return days;
}
