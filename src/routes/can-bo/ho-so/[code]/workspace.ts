import { randomUUID } from 'node:crypto';
import { communeCommittees, upperAgencies } from '#agency/index.ts';
import { verifyChain } from '#db/verify.ts';
import {
  type ActName,
  askables,
  assignedStep,
  clocksOf,
  type DossierView,
  fileSignatures,
  groundsOf,
  isHeldElsewhere,
  markSeen,
  nextInQueue,
  notesOf,
  type Offer,
  offersFor,
  officersAt,
  type Queue,
  twinsOf,
  undoingOf,
  viewDossier,
  type Whose,
  worksOn,
} from '#dossier/index.ts';
import { signerTitleOf, type Viewer } from '#identity/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { lettersOf, resultDraft } from '#letter/index.ts';
import { rastersOf } from '#vault/index.ts';
import type { App as Program } from '../../../../app.ts';
import { termsOf } from '../../../letters.ts';

type Officer = Viewer & { kind: 'officer' };

/** Everything the officer's page of one dossier needs; nothing if he may not see it. */
export async function workspaceOf(
  locals: App.Locals,
  code: string,
  { queue, whose, ahead }: { queue?: Queue | undefined; whose?: Whose | undefined; ahead?: boolean } = {},
) {
  const { app, viewer, language } = locals;
  if (viewer.kind !== 'officer') return undefined;
  const { read, realm } = app;
  const now = app.clock.now();
  const view = await viewDossier(read, realm, { viewer, code, now, language });
  if (!view || !worksOn(viewer, view.dossier)) return undefined;
  const { revision } = view.dossier;
  const files = view.papers.flatMap(({ sha256 }) => sha256 ?? []);
  const [clocks, next, letters, twins, signatures, rasters, notes, chain, undoing, heldElsewhere] = await Promise.all([
    clocksOf(read, realm, view.dossier, now),
    queue && nextInQueue(read, realm, viewer, { queue, whose, dossier: view.dossier, now }),
    termsOf(locals).then((terms) => lettersOf(read, view, terms)),
    view.dossier.endedAt === null ? twinsOf(read, realm, viewer, view.dossier) : [],
    fileSignatures(read, realm, files),
    rastersOf(read, realm, files),
    notesOf(read, realm, code),
    verifyChain(read, realm, `dossier/${code}`),
    undoingOf(read, realm, viewer, { code, now }),
    isHeldElsewhere(read, realm, viewer, { dossier: view.dossier, day: dateAt(now) }),
    ahead ? undefined : markSeen(read, realm, viewer.id, { code: view.dossier.code, revision }, now),
  ]);
  const offers = offersFor(viewer, {
    ...standingOf(view, viewer, clocks.apologyOver),
    undoable: undoing !== undefined,
    heldElsewhere,
  });
  return {
    ...{ view, offers, clocks, now, key: randomUUID(), next, letters, twins, signatures, rasters, notes, chain },
    undoing,
    lists: await listsFor(app, { viewer, view }, offers, now),
    mayAgain: viewer.posts.some(({ role }) => role === 'leader' || role === 'clerk'),
  };
}

function standingOf(view: DossierView, officer: Officer, apologyOver: boolean) {
  const latest = view.decisions.at(-1);
  const ofTheirs = (agency: string) =>
    officer.posts.some(({ unit }) => unit === agency || unit.startsWith(`${agency}.`));
  return {
    ...{ dossier: view.dossier, apologyOver, extended: view.extension !== null },
    drafted: latest !== undefined && latest.signedAt === null,
    opinionAsked: view.consultations.some(({ answeredAt, agency }) => answeredAt === null && ofTheirs(agency)),
    objectionOpen: view.objections.some(({ answeredAt }) => answeredAt === null),
  };
}

/** What the forms of the acts choose from: each list is asked for only where its act can be done. */
async function listsFor(
  { read, realm }: Program,
  { viewer, view }: { viewer: Officer; view: DossierView },
  offers: readonly Offer[],
  now: Instant,
) {
  const { dossier } = view;
  const can = (...acts: ActName[]) => offers.some(({ act, barred }) => !barred && acts.includes(act));
  const target = assignedStep(dossier);
  const day = dateAt(now);
  const agencies = can('consult', 'forward')
    ? [...(await upperAgencies(read, realm, day, 3)), ...(await communeCommittees(read, realm, day))]
    : [];
  return {
    askables: can('ask-supplement') ? await askables(read, realm, dossier, now) : [],
    grounds: can('refuse', 'draft-decision') ? await groundsOf(read, realm, dossier) : [],
    result: can('draft-decision') ? await resultDraft(read, realm, view, { day }) : undefined,
    declining: can('draft-decision') ? await resultDraft(read, realm, view, { day, declines: true }) : undefined,
    officers: can('assign') && target ? await officersAt(read, realm, target.role, dossier.holderAgency, day) : [],
    signerTitle: can('sign') ? await signerTitleOf(read, realm, viewer.id) : '',
    agencies: agencies
      .filter(({ kind, code }) => kind !== 'division' && code !== dossier.competentAgency && code !== dossier.ownerUnit)
      .map(({ code, nameVi, nameEn }) => ({ code, vi: nameVi, en: nameEn })),
  };
}
