import type { Reader } from '#db/pool.server.ts';
import { approvedProcess, type Process, processOf } from '#dossier/index.ts';
import type { LocalDate } from '#kernel/time.ts';
import { filingOf } from '#procedure/index.ts';
import type { WhatIf } from '../rules/what-if.ts';

export interface Choice {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** The units where somebody works on a day, by code: where staff can be added, and a step moved to. */
export async function unitsAtWork(reader: Reader, realm: string, day: LocalDate): Promise<Choice[]> {
  const { rows } = await reader.query<Choice>(
    `select code, name_vi as vi, name_en as en from agency a where realm = $1 and valid_from <= $2 and coalesce(valid_to >= $2, true)
       and exists (select from officer_post p where p.realm = a.realm and p.unit = a.code
         and p.role in ('receiver', 'handler', 'unit-head', 'leader', 'clerk'))
     order by code`,
    [realm, day],
  );
  return rows;
}

/** The procedures the province takes in itself, by code. */
export async function proceduresHere(reader: Reader, realm: string): Promise<{ code: string; name: string }[]> {
  const { rows } = await reader.query<{ code: string; name: string }>(
    `select distinct r.code, p.name from procedure_route r join procedure p on p.realm in (r.realm, 'VN') and p.code = r.code
     where r.realm = $1 and r.route = 'here' order by r.code`,
    [realm],
  );
  return rows;
}

/** The process of a procedure on a day: the approved one, else the published; undefined for what is no procedure then. */
export async function processNow(
  reader: Reader,
  realm: string,
  procedure: string,
  day: LocalDate,
): Promise<Process | undefined> {
  const viewer = { officer: true };
  const filing = await filingOf(reader, { realm, viewer, province: undefined, code: procedure, date: day });
  if (!filing) return undefined;
  return (await approvedProcess(reader, realm, procedure, day)) ?? processOf(filing.content.internalProcess);
}

/** Whether what a change names is in the province: the unit, the procedure and its step. */
export async function isThere(reader: Reader, realm: string, change: WhatIf, day: LocalDate): Promise<boolean> {
  if (change.kind === 'online-share') return true;
  const unit = change.kind === 'add-staff' ? change.unit : change.agency;
  const units = await unitsAtWork(reader, realm, day);
  if (!units.some(({ code }) => code === unit)) return false;
  if (change.kind === 'add-staff') return true;
  const process = await processNow(reader, realm, change.procedure, day);
  return process?.steps.some(({ id, at }) => id === change.step && at !== 'centre') ?? false;
}
