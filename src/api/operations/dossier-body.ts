import {
  consultationsOf,
  decisionsOf,
  endingOfDossier,
  nationalStatus,
  papersOf,
  type Dossier as Row,
  supplementsOf,
  visitsOf,
  worksOn,
} from '#dossier/index.ts';
import type { Machine } from '#identity/index.ts';
import type { App } from '../../app.ts';
import { at, atOrNull } from '../shapes/common.ts';
import type { Dossier } from '../shapes/dossier.ts';

type Body = NonNullable<(typeof Dossier)['of']>;

/** A dossier as the API shows it. Without words of any language, so that its revision alone says whether it changed. */
export async function dossierBody(app: App, machine: Machine, row: Row): Promise<Body> {
  const { read, realm } = app;
  const [papers, supplements, decisions, ending] = await Promise.all([
    papersOf(read, realm, row.code),
    supplementsOf(read, realm, row.code),
    decisionsOf(read, realm, row.code),
    endingOfDossier(read, realm, row.code),
  ]);
  const inside = worksOn(machine, row);
  return {
    ...headOf(row),
    papers: papers.map((one) => ({
      ...one,
      size: one.size === null ? null : Number(one.size),
      addedAt: at(one.addedAt),
    })),
    supplements: supplements.map(({ askedBy: _, items, ...one }) => ({
      ...{ ...one, items: [...items], askedAt: at(one.askedAt) },
      ...{ closeDue: atOrNull(one.closeDue), answeredAt: atOrNull(one.answeredAt) },
    })),
    decisions: decisions.filter(({ number }) => inside || number !== null).map(decisionBody),
    ending: ending ? { kind: ending.kind, ground: ending.ground, reason: ending.reason } : null,
    ...(inside ? await insideOf(app, row) : {}),
  };
}

type Parts = 'papers' | 'supplements' | 'decisions' | 'ending' | 'holder' | 'steps' | 'consultations';

function headOf(row: Row): Omit<Body, Parts> {
  const { code, procedure, version, procedureName, state, revision, channel, authority, answers } = row;
  const { delivery, receivingAgency, competentAgency, holderAgency, elsewhere, step, term } = row;
  return {
    ...{ code, procedure, version, procedureName, state, national: nationalStatus(state), revision, channel },
    owner: { name: row.ownerName, number: row.ownerNumber, phone: row.ownerPhone, email: row.ownerEmail },
    authority: authority && {
      ...{ kind: authority.kind, name: authority.name, basis: authority.basis, consentAt: at(authority.consentAt) },
    },
    ...{ answers: { ...answers }, delivery, receivingAgency, competentAgency, holderAgency, elsewhere, step, term },
    ...{ stepDue: atOrNull(row.stepDue), submittedAt: at(row.submittedAt), answerDue: atOrNull(row.answerDue) },
    ...{ receivedAt: atOrNull(row.receivedAt), due: atOrNull(row.due), originalDue: atOrNull(row.originalDue) },
    endedAt: atOrNull(row.endedAt),
  };
}

type DecisionRow = Awaited<ReturnType<typeof decisionsOf>>[number];

const decisionBody = (one: DecisionRow): Body['decisions'][number] => ({
  ...{ seq: one.seq, grants: one.grants, title: one.title, body: one.body, ground: one.ground, corrects: one.corrects },
  ...{ draftedAt: at(one.draftedAt), signedAt: atOrNull(one.signedAt), returnedAt: atOrNull(one.returnedAt) },
  ...{ signerName: one.signerName, signerTitle: one.signerTitle, number: one.number },
  returnedHow: one.returnedHow as Body['decisions'][number]['returnedHow'],
});

async function insideOf(
  { read, realm }: App,
  { code, holder }: Row,
): Promise<Pick<Body, 'holder' | 'steps' | 'consultations'>> {
  const [visits, consultations] = await Promise.all([visitsOf(read, realm, code), consultationsOf(read, realm, code)]);
  return {
    holder,
    steps: visits.map(({ seq: _, note: __, ...one }) => ({
      ...{ ...one, enteredAt: at(one.enteredAt), due: atOrNull(one.due), leftAt: atOrNull(one.leftAt) },
    })),
    consultations: consultations.map((one) => ({
      ...{ ...one, askedAt: at(one.askedAt), due: at(one.due), answeredAt: atOrNull(one.answeredAt) },
    })),
  };
}
