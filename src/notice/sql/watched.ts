import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { Standing } from '../rules/audience.ts';
import type { Limited } from '../rules/limits.ts';

/** An open dossier as the watch sees it: where it stands, what its limits run on, what was told of it. */
export interface Watched extends Standing, Limited {
  readonly code: string;
  readonly procedure: string;
  /** `kind occasion` of everything officers were told about it. */
  readonly told: readonly string[];
}

/** An opinion that is overdue, with the dossier it was asked for. */
export interface WatchedOpinion extends Watched {
  readonly seq: number;
  readonly opinionDue: Instant;
  readonly agencyVi: string;
  readonly agencyEn: string;
}

const moment = (n: number): string => `to_timestamp($${n}::double precision / 1000)`;

const COLUMNS = `d.code, d.procedure_name as procedure, d.receiving_agency as "receivingAgency",
  d.competent_agency as "competentAgency", d.holder_agency as "holderAgency", d.holder,
  (select s->>'role' from process_edition e, jsonb_array_elements(e.process->'steps') as s
    where e.realm = d.realm and e.digest = d.process_digest and s->>'id' = d.step) as "stepRole",
  d.submitted_at as "submittedAt", d.answer_due as "answerDue", d.received_at as "receivedAt", d.due,
  exists (select from extension x where x.realm = d.realm and x.code = d.code) as extended,
  exists (select from supplement_request q where q.realm = d.realm and q.code = d.code)
    or exists (select from notice n where n.realm = d.realm and n.dossier = d.code and n.officer is not null
      and n.kind = 'officer-arrived' and n.read_at is not null) as seen,
  case when d.state = 'correcting' then (select max(t.at) from trail t
    where t.realm = d.realm and t.subject = 'dossier/' || d.code and t.act = 'dossier-correct') end as "correctedAt",
  array(select distinct n.kind || ' ' || n.occasion from notice n
    where n.realm = d.realm and n.dossier = d.code and n.officer is not null) as told`;

export const WATCH_PAGE = 500;

/** Where the page before ended; the first page begins before everything. */
export interface After {
  readonly at: Instant;
  readonly code: string;
}

async function page(
  reader: Reader,
  realm: string,
  where: string,
  key: string,
  after: After | undefined,
): Promise<Watched[]> {
  const { rows } = await reader.query<Watched>(
    `select ${COLUMNS} from dossier d where d.realm = $1 and ${where} and (${key}, d.code) > (${moment(2)}, $3)
     order by ${key}, d.code limit ${WATCH_PAGE}`,
    [realm, after?.at ?? 0, after?.code ?? ''],
  );
  return rows;
}

/** Online dossiers nobody has answered, the oldest first. */
export const unanswered = (reader: Reader, realm: string, after?: After): Promise<Watched[]> =>
  page(reader, realm, `d.state = 'submitted' and d.channel = 2`, 'd.submitted_at', after);

/** Accepted and not handed over. */
export const notHandedOver = (reader: Reader, realm: string, after?: After): Promise<Watched[]> =>
  page(reader, realm, `d.state = 'received'`, 'd.received_at', after);

export const correcting = (reader: Reader, realm: string, after?: After): Promise<Watched[]> =>
  page(reader, realm, `d.state = 'correcting'`, 'd.submitted_at', after);

const RUNNING = `d.state in ('received', 'processing') and d.ended_at is null`;

/** Agencies that have dossiers whose term runs, each found by one step along the index. */
export async function agenciesAtWork(reader: Reader, realm: string): Promise<string[]> {
  const next = (after: string) =>
    `(select d.competent_agency from dossier d where d.realm = $1 and ${RUNNING}${after} order by d.competent_agency limit 1)`;
  const { rows } = await reader.query<{ agency: string }>(
    `with recursive found (agency) as (${next('')}
       union all select ${next(' and d.competent_agency > found.agency')} from found where found.agency is not null)
     select agency from found where agency is not null`,
    [realm],
  );
  return rows.map(({ agency }) => agency);
}

/** Of one agency, those due up to a moment, the first due first. */
export async function dueUntil(
  reader: Reader,
  realm: string,
  { agency, until }: { agency: string; until: Instant },
  after?: After,
): Promise<Watched[]> {
  const { rows } = await reader.query<Watched>(
    `select ${COLUMNS} from dossier d where d.realm = $1 and ${RUNNING} and d.competent_agency = $4 and d.due <= ${moment(5)}
       and (d.due, d.code) > (${moment(2)}, $3) order by d.due, d.code limit ${WATCH_PAGE}`,
    [realm, after?.at ?? 0, after?.code ?? '', agency, until],
  );
  return rows;
}

/** Opinions not given by their date, of dossiers that still wait for them. */
export async function overdueOpinions(
  reader: Reader,
  realm: string,
  now: Instant,
  after?: After & { readonly seq: number },
): Promise<WatchedOpinion[]> {
  const { rows } = await reader.query<WatchedOpinion>(
    `select ${COLUMNS}, c.seq, c.due as "opinionDue", a.name_vi as "agencyVi", a.name_en as "agencyEn"
     from consultation c join dossier d on d.realm = c.realm and d.code = c.code and d.state in ('processing', 'supplement')
       join agency a on a.realm = c.realm and a.code = c.agency
     where c.realm = $1 and c.answered_at is null and c.due < ${moment(5)}
       and (c.due, c.code, c.seq) > (${moment(2)}, $3, $4) order by c.due, c.code, c.seq limit ${WATCH_PAGE}`,
    [realm, after?.at ?? 0, after?.code ?? '', after?.seq ?? 0, now],
  );
  return rows;
}

/** One dossier, for what is told as it happens. */
export async function watchedByCode(reader: Reader, realm: string, code: string): Promise<Watched | undefined> {
  const { rows } = await reader.query<Watched>(`select ${COLUMNS} from dossier d where d.realm = $1 and d.code = $2`, [
    realm,
    code,
  ]);
  return rows[0];
}

export interface ActFacts {
  /** 1 at the desk, 2 online, 3 by post. */
  readonly channel: number;
  /** Who last held the step a dossier was returned to. */
  readonly heldBefore: string | null;
  /** Why it was returned, in an officer's own words. */
  readonly reason: string | null;
  /** Of the consultation the act is about. */
  readonly opinion: { readonly due: Instant; readonly agencyVi: string; readonly agencyEn: string } | null;
}

/** What an act that is told as it happens leaves in other rows. `step`: the one returned to; `seq`: the consultation. */
export async function actFacts(
  reader: Reader,
  realm: string,
  code: string,
  { step, seq }: { step: string | null; seq: number | null },
): Promise<ActFacts | undefined> {
  const { rows } = await reader.query<Omit<ActFacts, 'opinion'> & { due: Instant | null; vi: string; en: string }>(
    `select d.channel,
       (select v.officer from dossier_step v where v.realm = d.realm and v.code = d.code and v.step = $3
         and v.officer is not null order by v.seq desc limit 1) as "heldBefore",
       (select v.note from dossier_step v where v.realm = d.realm and v.code = d.code and v.outcome = 'sent-back'
         order by v.seq desc limit 1) as reason, c.due, a.name_vi as vi, a.name_en as en
     from dossier d left join consultation c on c.realm = d.realm and c.code = d.code and c.seq = $4
       left join agency a on a.realm = c.realm and a.code = c.agency
     where d.realm = $1 and d.code = $2`,
    [realm, code, step, seq],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { due, vi, en, ...rest } = row;
  return { ...rest, opinion: due === null ? null : { due, agencyVi: vi, agencyEn: en } };
}
