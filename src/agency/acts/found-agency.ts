import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction, type Tx } from '#db/transaction.ts';
import { type Outcome, ok, type Refused, refused } from '#kernel/outcome.ts';
import { type Agency, standsOnDay } from '../rules/agencies.ts';
import { oldFormOf, parseAgencyCode } from '../rules/codes.ts';
import { knownDay } from '../rules/units.ts';
import { addAgency, agencyByCode, lockAgencies } from '../sql/agencies.ts';
import { unitByCode } from '../sql/units.ts';

/** `oldCode` left out: the identifier of QCVN 102:2016 that follows from the code, if one does. */
export type NewAgency = Omit<Agency, 'validTo' | 'oldCode'> & { readonly oldCode?: string | null };

type Refusals = 'agency-code-wrong' | 'agency-code-taken' | 'agency-parent-unknown' | 'agency-place-unknown';

/** Brings an agency into being from a day on (Luật Tổ chức chính quyền địa phương 72/2025/QH15; code by QĐ 20/2020/QĐ-TTg). */
export function foundAgency(app: Acting, actor: Actor, wish: NewAgency): Promise<Outcome<Agency, Refusals>> {
  return inTransaction(app, actor, async (tx) => {
    const no = await objection(tx, wish);
    if (no) return no;
    const agency: Agency = { ...wish, oldCode: wish.oldCode ?? oldFormOf(wish.code) ?? null, validTo: null };
    await addAgency(tx, agency);
    const { code, oldCode, kind, level, parent, placeLevel, placeCode, basis, codeIsDemo, validFrom: day } = agency;
    await record(tx, 'found-agency', `agency/${code}`, {
      ...{ code, oldCode, kind, level, parent, placeLevel, placeCode, day, basis, codeIsDemo },
    });
    return ok(agency);
  });
}

async function objection(
  tx: Tx,
  { code, parent, placeLevel, placeCode, validFrom: day }: NewAgency,
): Promise<Refused<Refusals> | undefined> {
  if (!parseAgencyCode(code)) return refused('agency-code-wrong', { code });
  if (await agencyByCode(tx, tx.realm, code)) return refused('agency-code-taken', { code });
  if (parent !== null) {
    await lockAgencies(tx, [parent]);
    const above = await agencyByCode(tx, tx.realm, parent);
    if (!above || !standsOnDay(above, day)) return refused('agency-parent-unknown', { parent, day });
  }
  if (!(await unitByCode(tx, placeLevel, placeCode, knownDay(day))))
    return refused('agency-place-unknown', { place: placeCode, day });
  return undefined;
}
