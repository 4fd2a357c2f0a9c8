import { type Agency, agencyPath, partsOf } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { type Viewer, workingUnits } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { actorOf } from '../rules/actor.ts';
import { justBegun } from '../sql/drafts.ts';
import { begin, competentFor, offeredNow } from './drafts.ts';

/** The agencies an officer may file for: those he works in. A room (phòng) has no seal of its own; its agency asks. */
export async function officesOf(reader: Reader, realm: string, viewer: Viewer): Promise<Agency[]> {
  const offices = new Map<string, Agency>();
  for (const unit of viewer.kind === 'officer' ? workingUnits(viewer) : []) {
    const office = (await agencyPath(reader, realm, unit)).find(({ kind }) => kind !== 'division');
    if (office) offices.set(office.code, office);
  }
  return [...offices.values()];
}

export interface UnitWish {
  readonly procedure: string;
  /** The agency whose matter it is. */
  readonly unit: string;
  readonly province?: string;
}

/** Of the parts of an office its own rooms, by code. */
export const roomsOf = (office: string, parts: readonly Pick<Agency, 'code' | 'kind' | 'parent'>[]): string[] =>
  parts.filter(({ kind, parent }) => kind === 'division' && parent === office).map(({ code }) => code);

/**
 * Begins an internal procedure (QĐ 1085/QĐ-TTg) for one's agency, where the province has decided that it is filed here. It goes
 * straight to the agency that resolves it and the result comes back in the system: no centre stands between two agencies. Asked
 * twice, it begins once.
 */
export const startForUnit = (app: Acting, viewer: Viewer, wish: UnitWish): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('draft-start');
    const office = (await officesOf(tx, tx.realm, viewer)).find(({ code }) => code === wish.unit);
    if (!office) return refused('not-found');
    const { procedure, province, unit } = wish;
    const asked = { madeBy: actorOf(viewer), person: null, ownerUnit: unit, procedure, authority: null, answers: {} };
    const again = await justBegun(tx, asked);
    if (again) return ok({ id: again });
    const offered = await offeredNow(tx, viewer, { realm: tx.realm, day: dateAt(tx.at), procedure, province });
    if (!offered.ok) return offered;
    const { filing } = offered.value;
    if (filing.place.route !== 'internal' || !filing.place.decided) return refused('form-missing');
    // Resolved by communes alone, it is the asking commune's own.
    const place = filing.content.level.includes('TINH') || office.level !== 'commune' ? null : office.placeCode;
    const competent = await competentFor(tx, filing, place);
    if (!competent) return refused('competence-unknown');
    const rooms = roomsOf(office.code, await partsOf(tx, tx.realm, office.code, dateAt(tx.at)));
    const id = await begin(tx, viewer, offered.value, {
      ...{ person: null, ownerUnit: office.code, ownerScope: [office.code, ...rooms] },
      ...{ authority: null, delivery: { how: 'electronic' }, place, receivingAgency: competent, answers: {} },
    });
    return ok({ id });
  });
