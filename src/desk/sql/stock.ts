import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { visibleTo } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';

/** A dossier at a counter, as a list hands it over. */
export interface Stocked {
  readonly code: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly state: string;
  readonly receivedAt: Instant | null;
  readonly competentAgency: string;
  readonly competentName: { vi: string; en: string };
  /** Originals and copies kept on paper. */
  readonly papers: number;
  /** Why the other side did not take it the last time. */
  readonly sentBack: string | null;
}

const PAPERS = `(select count(*)::integer from dossier_paper p where p.realm = dossier.realm and p.code = dossier.code
  and p.kind in ('original', 'copy') and p.replaced_by is null)`;

/** What makes a dossier one to hand over: onward when received, to the next shift whatever lies at the counter. */
const FITS = {
  onward: `state = 'received'`,
  shift: `(state in ('received', 'resolved') or (state = 'submitted' and channel in (1, 3)))`,
} as const;
export type StockKind = keyof typeof FITS;

const FREE = `not exists (select from handover_line n where n.realm = dossier.realm and n.code = dossier.code and n.answered_at is null)`;

export const STOCK_PAGE = 100;

/** What can be handed over from a counter and stands on no open list; a page of it, by code. */
export async function stockOf(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  { centre, kind, after = '' }: { centre: string; kind: StockKind; after?: string },
): Promise<Stocked[]> {
  const seen = visibleTo(viewer, 4);
  const { rows } = await reader.query<Stocked>(
    `select dossier.code, procedure_name as "procedureName", owner_name as "ownerName", state, received_at as "receivedAt",
       competent_agency as "competentAgency", json_build_object('vi', a.name_vi, 'en', a.name_en) as "competentName",
       ${PAPERS} as papers,
       (select n.refused from handover_line n where n.realm = dossier.realm and n.code = dossier.code
          order by n.answered_at desc nulls last limit 1) as "sentBack"
     from dossier join agency a on a.realm = dossier.realm and a.code = competent_agency
     where dossier.realm = $1 and holder_agency = $2 and receiving_agency = $2 and dossier.code > $3 and ${FITS[kind]}
       and ${FREE} and ${seen.sql}
     order by dossier.code limit ${STOCK_PAGE}`,
    [realm, centre, after, ...seen.values],
  );
  return rows;
}

/** Those of these dossiers that can be handed over so, locked until the act ends. */
export async function lockStock(
  tx: Tx,
  viewer: Viewer,
  { centre, kind, codes }: { centre: string; kind: StockKind; codes: readonly string[] },
): Promise<Pick<Stocked, 'code' | 'papers' | 'competentAgency'>[]> {
  const seen = visibleTo(viewer, 4);
  const { rows } = await tx.query<Pick<Stocked, 'code' | 'papers' | 'competentAgency'>>(
    `select code, competent_agency as "competentAgency", ${PAPERS} as papers from dossier
     where realm = $1 and holder_agency = $2 and receiving_agency = $2 and code = any($3::text[]) and ${FITS[kind]} and ${seen.sql}
     order by code for update`,
    [tx.realm, centre, codes, ...seen.values],
  );
  // Looked at after the lock: whoever listed one of them meanwhile has committed by now.
  const { rows: free } = await tx.query<{ code: string }>(
    `select code from dossier where realm = $1 and code = any($2::text[]) and ${FREE}`,
    [tx.realm, codes],
  );
  const isFree = new Set(free.map(({ code }) => code));
  return rows.filter(({ code }) => isFree.has(code));
}
