import type { Reader } from '#db/pool.server.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { type AgencyEdge, standsOnDay } from './rules/agencies.ts';
import { agencyByCode, agencySuccessors } from './sql/agencies.ts';
import { settles } from './sql/competence.ts';

/** What a matter is, where an agency's work was divided among several. */
export interface HeirQuestion {
  readonly day: LocalDate;
  readonly procedure: string;
  /** As the catalogue names them. */
  readonly fields: readonly string[];
}

/** Longer chains of agencies that ended one after the other are a circle. */
const MOST_STEPS = 10;

/**
 * Who carries on a matter of an agency on a day (NQ 190/2025/QH15): the agency itself while it stands, else the one of its
 * successors that is competent for the matter, or that took over everything; of one that named none, itself.
 */
export async function heirOf(reader: Reader, realm: string, code: string, question: HeirQuestion): Promise<string> {
  let at = code;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const agency = await agencyByCode(reader, realm, at);
    if (!agency || standsOnDay(agency, question.day)) return at;
    const next = await chosen(reader, realm, await agencySuccessors(reader, realm, at), question);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

async function chosen(
  reader: Reader,
  realm: string,
  edges: readonly AgencyEdge[],
  { day, procedure, fields }: HeirQuestion,
): Promise<string | undefined> {
  if (edges.length > 1)
    for (const { code } of edges)
      if (await settles(reader, realm, code, { procedure, fieldKeys: fields.map(fold) }, day)) return code;
  return (edges.find(({ matter }) => matter === null) ?? edges[0])?.code;
}
