import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { Process } from '../rules/process.ts';

/** The process a dossier was filed on, kept once for all that were; in a query of `dossier`. */
export const PROCESS =
  '(select e.process from process_edition e where e.realm = dossier.realm and e.digest = dossier.process_digest)';

/** The process approved for a procedure that is in force on a day. */
export const approvedProcess = async (
  reader: Reader,
  realm: string,
  procedure: string,
  day: LocalDate,
): Promise<Process | undefined> =>
  (
    await prepared<{ process: Process }>(
      reader,
      `select process from procedure_process where realm = $1 and procedure = $2 and valid_from <= $3
       order by valid_from desc limit 1`,
      [realm, procedure, day],
    )
  ).rows[0]?.process;

/** Keeps it; false if the very same stands there already. */
export async function keepProcess(
  tx: Tx,
  {
    procedure,
    validFrom,
    basis,
    process,
  }: { procedure: string; validFrom: LocalDate; basis: string; process: Process },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into procedure_process as p (realm, procedure, valid_from, process, basis) values ($1, $2, $3, $4, $5)
     on conflict (realm, procedure, valid_from) do update set process = excluded.process, basis = excluded.basis
     where p.process is distinct from excluded.process or p.basis is distinct from excluded.basis`,
    [tx.realm, procedure, validFrom, JSON.stringify(process), basis],
  );
  return rowCount === 1;
}
