import type { LocalDate } from '#kernel/time.ts';
import { type Break, firstBreak, rootOf, type TrailRow } from './chain.ts';
import type { Reader } from './pool.server.ts';
import { prepared } from './prepared.ts';
import { headsOf } from './roots.ts';

export interface Verified {
  chains: number;
  entries: number;
  days: number;
  breaks: Break[];
  /** Days whose published root no longer follows from the rows. */
  falseRoots: LocalDate[];
}

const PAGE = 5_000;

const columnsOfTrail = `
  select realm, subject, seq, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
         actor, act, facts::text as facts, hash
  from trail`;
const pageOfTrail = `${columnsOfTrail}
  where realm = $1 and (subject, seq) > ($2, $3)
  order by subject, seq limit ${PAGE}`;

/** One chain, checked from its first row: how many rows it has, and whether it holds. */
export async function verifyChain(
  reader: Reader,
  realm: string,
  subject: string,
): Promise<{ count: number; holds: boolean }> {
  const { rows: chain } = await prepared<TrailRow>(
    reader,
    `${columnsOfTrail} where realm = $1 and subject = $2 order by seq`,
    [realm, subject],
  );
  return { count: chain.length, holds: firstBreak(chain) === undefined };
}

/** Every row of the realm's trail in order of chain and place, read a page at a time. */
async function* rows(reader: Reader, realm: string): AsyncGenerator<TrailRow> {
  let subject = '';
  let seq = 0;
  for (;;) {
    const page = (await reader.query<TrailRow>(pageOfTrail, [realm, subject, seq])).rows;
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    ({ subject, seq } = last);
  }
}

/** Checks each chain from its first row and each published root. Memory: one chain and one page. */
export async function verifyTrail(reader: Reader, realm: string): Promise<Verified> {
  const result: Verified = { chains: 0, entries: 0, days: 0, breaks: [], falseRoots: [] };
  let chain: TrailRow[] = [];
  const close = () => {
    if (chain.length === 0) return;
    result.chains += 1;
    result.entries += chain.length;
    const broken = firstBreak(chain);
    if (broken) result.breaks.push(broken);
    chain = [];
  };
  for await (const row of rows(reader, realm)) {
    if (chain[0] && chain[0].subject !== row.subject) close();
    chain.push(row);
  }
  close();
  const roots = await reader.query<{ day: LocalDate; root: string; entries: number }>(
    'select day, root, entries from trail_root where realm = $1 order by day',
    [realm],
  );
  for (const { day, root, entries } of roots.rows) {
    const now = await headsOf(reader, realm, day);
    result.days += 1;
    if (now.entries !== entries || rootOf(now.heads) !== root) result.falseRoots.push(day);
  }
  return result;
}
