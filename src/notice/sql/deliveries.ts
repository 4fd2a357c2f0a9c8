import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { SaidFacts } from '../rules/facts.ts';
import type { NoticeKind } from '../rules/kinds.ts';
import type { MailFacts } from '../rules/mail-address.ts';
import type { OfficerKind } from '../rules/officer-kinds.ts';

export type DeliveryResult =
  | 'sent'
  | 'no-server'
  | 'no-address'
  | 'no-consent'
  | 'address-refused'
  | 'put-off'
  | 'server-refused'
  | 'unreachable';

export interface ToMail extends MailFacts {
  dossier: string | null;
  kind: NoticeKind | OfficerKind;
  facts: SaidFacts;
  /** The last try, if there was one. */
  seq: number;
  beganAt: Instant | null;
  result: DeliveryResult | null;
}

/** Whether a person agreed to be mailed about dossiers: `given`, `withdrawn` or `never`. */
const consentOf = (realm: string, person: string): string =>
  `coalesce((select case when withdrawn_at is null then 'given' else 'withdrawn' end from consent
     where realm = ${realm} and person = ${person} and purpose = 'notice-email'
     order by withdrawn_at is null desc, withdrawn_at desc limit 1), 'never')`;

/** What is needed to mail notices that a condition names: an address declared in the dossier is its owner's; whoever only filed it is mailed at the own. */
const toMail = (condition: string): string =>
  `select n.id, n.dossier, n.kind, n.facts, n.read_at as "readAt", n.officer is not null as official, o.work_email as "workEmail",
     case when d.person = n.person then d.owner_email end as "ownerEmail",
     p.email as "personEmail", ${consentOf('n.realm', 'n.person')} as consent,
     coalesce(t.seq, 0) as seq, t.began_at as "beganAt", t.result
   from notice n
   join person p on p.realm = n.realm and p.id = n.person
   left join officer o on o.realm = n.realm and o.id = n.officer
   left join dossier d on d.realm = n.realm and d.code = n.dossier
   left join lateral (select seq, began_at, result from notice_delivery
     where realm = n.realm and notice = n.id order by seq desc limit 1) t on true
   where n.realm = $1 and ${condition}`;

export interface DigestLine extends ToMail {
  readonly id: string;
  readonly readAt: Instant | null;
}

type Row = DigestLine & { official: boolean };
const addressed = (row: Row): DigestLine => ({ ...row, workEmail: row.official ? (row.workEmail ?? null) : undefined });

/** A notice to be mailed by itself, locked: two jobs at once see each other's tries. */
export async function lockToMail(tx: Tx, id: string): Promise<ToMail | undefined> {
  // A statement of its own: who waited for the lock must see what the other wrote meanwhile.
  await tx.query('select from notice where realm = $1 and id = $2 for update', [tx.realm, id]);
  const { rows } = await tx.query<Row>(toMail('n.id = $2'), [tx.realm, id]);
  return rows[0] && addressed(rows[0]);
}

/** The notices of a digest in the order of what happened, locked. */
export async function lockDigest(tx: Tx, digest: string): Promise<DigestLine[]> {
  await tx.query('select from notice where realm = $1 and digest = $2 order by id for update', [tx.realm, digest]);
  const { rows } = await tx.query<Row>(`${toMail('n.digest = $2')} order by n.made_at, n.id`, [tx.realm, digest]);
  return rows.map(addressed);
}

/** A person who is to be told something, as far as it says where and when to mail. */
export interface MailReader extends Pick<MailFacts, 'personEmail' | 'consent'> {
  readonly person: string;
  /** Chose one mail a day. */
  readonly daily: boolean;
}

export async function mailReaders(tx: Tx, people: readonly string[]): Promise<MailReader[]> {
  if (people.length === 0) return [];
  const { rows } = await tx.query<MailReader>(
    `select p.id as person, p.email as "personEmail", ${consentOf('p.realm', 'p.id')} as consent,
       exists (select from notice_daily d where d.realm = p.realm and d.reader = p.id and not d.official) as daily
     from person p where p.realm = $1 and p.id = any ($2::uuid[])`,
    [tx.realm, people],
  );
  return rows;
}

/** A try that begins now; with a result it has ended in the same moment. */
export async function insertTry(tx: Tx, notice: string, seq: number, result?: DeliveryResult): Promise<void> {
  await tx.query(
    `insert into notice_delivery (realm, notice, seq, channel, began_at, ended_at, result)
     values ($1, $2, $3, 'email', to_timestamp($4::double precision / 1000),
       case when $5::text is not null then to_timestamp($4::double precision / 1000) end, $5::text)`,
    [tx.realm, notice, seq, tx.at, result ?? null],
  );
}

export async function endTry(
  tx: Tx,
  notice: string,
  seq: number,
  { result, reply }: { result: DeliveryResult; reply: number | null },
): Promise<void> {
  await tx.query(
    `update notice_delivery set ended_at = to_timestamp($4::double precision / 1000), result = $5, reply = $6
     where realm = $1 and notice = $2 and seq = $3 and result is null`,
    [tx.realm, notice, seq, tx.at, result, reply],
  );
}
