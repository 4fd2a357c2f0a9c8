import { createHash } from 'node:crypto';
import type { App } from '../../app.ts';

const PAGE = 5_000;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Row {
  readonly subject: string;
  readonly seq: number;
  readonly told: string;
}

/**
 * One hash over everything that happened to every dossier: act, moment, who, what was decided. Ids are drawn anew in every
 * database, so each stands as its place in the order in which ids are first met: two runs of a seed have one digest. So are keys and the
 * codes of papers: what a signed file is like says nothing of the run.
 */
export async function digestOfTrail({ read, realm }: App): Promise<string> {
  const hash = createHash('sha256');
  const places = new Map<string, number>();
  const named = (id: string): string => {
    const place = places.get(id) ?? places.size + 1;
    places.set(id, place);
    return `#${place}`;
  };
  let last: Pick<Row, 'subject' | 'seq'> = { subject: 'dossier/', seq: 0 };
  for (;;) {
    const { rows } = await read.query<Row>(
      `select subject, seq, concat_ws(' ', subject, seq, extract(epoch from at), actor, act, facts - 'sha256') as told from trail
       where realm = $1 and (subject collate "C", seq) > ($2 collate "C", $3) and subject collate "C" < 'dossier0'
       order by subject collate "C", seq limit ${PAGE}`,
      [realm, last.subject, last.seq],
    );
    for (const { told } of rows) hash.update(`${told.replaceAll(UUID, named)}\n`);
    const end = rows.at(-1);
    if (!end) return hash.digest('hex');
    last = end;
  }
}
