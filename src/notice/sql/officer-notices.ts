import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { SaidFacts } from '../rules/facts.ts';
import type { OfficerKind } from '../rules/officer-kinds.ts';

export interface NewOfficerNotice {
  /** Null: it is about no dossier. */
  readonly dossier: string | null;
  readonly kind: OfficerKind;
  /** What it is told about: the same occasion is told to nobody twice. */
  readonly occasion: string;
  readonly facts: SaidFacts;
  readonly to: readonly {
    readonly id: string;
    readonly officer: string;
    readonly person: string;
    readonly digestAt: Instant | null;
  }[];
}

/** Keeps it for everybody who was not told before; answers whose are new, by the notice's id. */
export async function insertOfficerNotices(tx: Tx, one: NewOfficerNotice): Promise<Set<string>> {
  const made = await tx.query<{ id: string }>(
    `insert into notice (realm, id, person, officer, dossier, kind, facts, occasion, made_at, digest_at)
     select $1, told.id, told.person, told.officer, $5, $6, $7, $8, to_timestamp($9::double precision / 1000),
       to_timestamp(told.digest / 1000)
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $10::double precision[]) as told (id, person, officer, digest)
     on conflict do nothing returning id`,
    [
      ...[tx.realm, one.to.map(({ id }) => id), one.to.map(({ person }) => person)],
      ...[one.to.map(({ officer }) => officer), one.dossier, one.kind, JSON.stringify(one.facts), one.occasion, tx.at],
      one.to.map(({ digestAt }) => digestAt),
    ],
  );
  return new Set(made.rows.map(({ id }) => id));
}
