import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { FileType } from '#files/types.ts';
import type { Viewer } from '#identity/index.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { TargetIndicator } from '../rules/target-indicators.ts';
import { targetSees } from '../rules/target-may.ts';

export const DIRECTIVE_KINDS = ['official-letter', 'plan', 'decision', 'resolution', 'directive'] as const;
export type DirectiveKind = (typeof DIRECTIVE_KINDS)[number];

export interface DirectiveWish {
  readonly kind: DirectiveKind;
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly issuer: string;
  readonly summary: string;
}

export interface Directive extends DirectiveWish {
  readonly id: string;
  readonly file: {
    readonly sha256: string;
    readonly name: string;
    readonly type: FileType;
    readonly size: number;
  } | null;
}

export interface Target {
  readonly id: string;
  readonly directive: string;
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly unit: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly indicator: TargetIndicator;
  readonly wanted: number;
  readonly due: LocalDate;
  readonly endReason: string | null;
}

const target = `select t.id, t.directive, d.number, d.issued_on as "issuedOn", t.unit, a.name_vi as "unitVi", a.name_en as "unitEn",
    t.owner, n.full_name as "ownerName", t.indicator, t.wanted, t.due, t.end_reason as "endReason"
  from target t
  join directive d on d.realm = t.realm and d.id = t.directive
  join agency a on a.realm = t.realm and a.code = t.unit
  join officer o on o.realm = t.realm and o.id = t.owner
  join person n on n.realm = o.realm and n.id = o.person
  where t.realm = $1 and ($2::boolean or t.unit = any($3) or t.owner = $4)`;
const seeing = (viewer: Viewer, realm: string) => {
  const { all, units, owner } = targetSees(viewer, realm);
  return [realm, all, units, owner];
};

/** Running targets the viewer sees, what is due first; paged by day and id. */
export async function targetsOf(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  ask: { after?: { due: LocalDate; id: string } | undefined; limit: number },
): Promise<Target[]> {
  const { rows } = await reader.query<Target>(
    `${target} and t.ended_at is null and ($5::date is null or (t.due, t.id) > ($5::date, $6::uuid))
     order by t.due, t.id limit $7`,
    [...seeing(viewer, realm), ask.after?.due ?? null, ask.after?.id ?? null, ask.limit],
  );
  return rows;
}

/** The targets of a directive that the viewer sees, ended ones too. */
export async function targetsOfDirective(reader: Reader, realm: string, viewer: Viewer, id: string): Promise<Target[]> {
  const { rows } = await reader.query<Target>(`${target} and t.directive = $5 order by t.due, t.id limit 500`, [
    ...seeing(viewer, realm),
    id,
  ]);
  return rows;
}

export async function findTarget(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  id: string,
): Promise<Target | undefined> {
  const { rows } = await reader.query<Target>(`${target} and t.id = $5`, [...seeing(viewer, realm), id]);
  return rows[0];
}

const directive = `select id, kind, number, issued_on as "issuedOn", issuer, summary,
    case when sha256 is null then null else jsonb_build_object('sha256', sha256, 'name', name, 'type', type, 'size', size) end as file
  from directive where realm = $1`;

/** A directive, for whoever sees all, or one of its targets. */
export async function findDirective(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  id: string,
): Promise<Directive | undefined> {
  const { rows } = await reader.query<Directive>(
    `${directive} and id = $5 and ($2::boolean or exists (select from target t where t.realm = $1 and t.directive = $5
       and (t.unit = any($3) or t.owner = $4)))`,
    [...seeing(viewer, realm), id],
  );
  return rows[0];
}

/** The last directives, for who enters them. */
export async function lastDirectives(reader: Reader, realm: string, limit: number): Promise<Directive[]> {
  const { rows } = await reader.query<Directive>(`${directive} order by issued_on desc, id desc limit $2`, [
    realm,
    limit,
  ]);
  return rows;
}

/** Answers its id, or nothing if the same paper is there already. */
export async function keepDirective(tx: Tx, by: string, wish: DirectiveWish): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into directive (realm, id, kind, number, issued_on, issuer, summary, at, by)
     values ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::double precision / 1000), $9)
     on conflict (realm, number, issued_on, issuer) do nothing returning id`,
    [tx.realm, uuidv7(tx.at), wish.kind, wish.number, wish.issuedOn, wish.issuer, wish.summary, tx.at, by],
  );
  return rows[0]?.id;
}

export async function keepDirectiveFile(tx: Tx, id: string, file: NonNullable<Directive['file']>): Promise<void> {
  await tx.query('update directive set sha256 = $3, name = $4, type = $5, size = $6 where realm = $1 and id = $2', [
    ...[tx.realm, id, file.sha256, file.name, file.type, file.size],
  ]);
}

export interface TargetWish {
  readonly directive: string;
  readonly unit: string;
  readonly owner: string;
  readonly indicator: TargetIndicator;
  readonly wanted: number;
  readonly due: LocalDate;
}

export async function keepTarget(tx: Tx, by: string, wish: TargetWish): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into target (realm, id, directive, unit, owner, indicator, wanted, due, at, by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::double precision / 1000), $10)
     on conflict (realm, directive, unit, indicator) do nothing returning id`,
    [tx.realm, uuidv7(tx.at), wish.directive, wish.unit, wish.owner, wish.indicator, wish.wanted, wish.due, tx.at, by],
  );
  return rows[0]?.id;
}

export async function endTargetRow(
  tx: Tx,
  by: string,
  { directive, id, reason }: { directive: string; id: string; reason: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update target set ended_at = to_timestamp($3::double precision / 1000), ended_by = $4, end_reason = $5
     where realm = $1 and id = $2 and directive = $6 and ended_at is null`,
    [tx.realm, id, tx.at, by, reason, directive],
  );
  return rowCount === 1;
}
