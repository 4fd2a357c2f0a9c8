import type { Tx } from '#db/transaction.ts';
import type { Dossier } from '../rules/dossier.ts';
import { elsewhereIn } from '../rules/process.ts';
import { answerLimit } from './file.ts';
import { isElsewhere, scopeOf } from './scope.ts';

/**
 * A dossier nobody has accepted yet, at another centre of the province (NĐ 118/2025 Đ14.2): the officers there see it,
 * and have their own eight working hours from now (Đ17.2c). Its code stays: it names the competent agency (Đ28).
 */
export async function moveCentre(tx: Tx, dossier: Dossier, centre: string): Promise<Dossier> {
  if (centre === dossier.receivingAgency) return dossier;
  return {
    ...dossier,
    receivingAgency: centre,
    holderAgency: centre,
    scope: await scopeOf(tx, tx.realm, [centre, dossier.competentAgency, ...elsewhereIn(dossier.process)], tx.at),
    elsewhere: await isElsewhere(tx, tx.realm, centre, dossier.competentAgency),
    answerDue: await answerLimit(tx, { ...dossier, receivingAgency: centre }),
  };
}
