import {
  askables,
  assignedStep,
  clocksOf,
  consultationsOf,
  type Dossier,
  decisionsOf,
  extensionOf,
  findDossier,
  groundsOf,
  isHeldElsewhere,
  objectionsOf,
  offersFor,
  officersAt,
  undoingOf,
  worksOn,
} from '#dossier/index.ts';
import type { Machine } from '#identity/index.ts';
import { ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import type { App } from '../../app.ts';
import { route } from '../route.ts';
import { Choices } from '../shapes/dossier.ts';
import { byDossier } from './dossiers.ts';

async function actsNow(app: App, machine: Machine, dossier: Dossier) {
  const { read, realm } = app;
  const now = app.clock.now();
  const [clocks, extension, decisions, consultations, objections, undoing, heldElsewhere] = await Promise.all([
    clocksOf(read, realm, dossier, now),
    extensionOf(read, realm, dossier.code),
    decisionsOf(read, realm, dossier.code),
    consultationsOf(read, realm, dossier.code),
    objectionsOf(read, realm, dossier.code),
    undoingOf(read, realm, machine, { code: dossier.code, now }),
    isHeldElsewhere(read, realm, machine, { dossier, day: dateAt(now) }),
  ]);
  const latest = decisions.at(-1);
  const isTheirs = (agency: string) =>
    machine.posts.some(({ unit }) => unit === agency || unit.startsWith(`${agency}.`));
  const standing = {
    ...{ dossier, extended: extension !== undefined, apologyOver: clocks.apologyOver },
    drafted: latest !== undefined && latest.signedAt === null,
    opinionAsked: consultations.some(({ answeredAt, agency }) => answeredAt === null && isTheirs(agency)),
    objectionOpen: objections.some(({ answeredAt }) => answeredAt === null),
    undoable: undoing !== undefined,
    heldElsewhere,
  };
  return offersFor(machine, standing).flatMap(({ act, barred }) => (barred ? [] : [act]));
}

async function assignable({ read, realm, clock }: App, dossier: Dossier) {
  const target = assignedStep(dossier);
  if (!target) return [];
  const found = await officersAt(read, realm, target.role, dossier.holderAgency, dateAt(clock.now()));
  return found.map(({ id, name, unit }) => ({ id, name, unit }));
}

export const readChoices = route(
  {
    ...{
      id: 'readChoices',
      method: 'GET',
      path: '/dossiers/{dossier}/choices',
      tag: 'Dossiers',
      scope: 'dossiers:act',
    },
    summary: 'What can be done with a dossier now, and what its acts choose from',
  },
  {
    params: byDossier,
    answer: Choices,
    handle: async ({ app, machine, params }) => {
      const dossier = await findDossier(app.read, app.realm, machine, params.dossier);
      if (!dossier || !worksOn(machine, dossier)) return refused('not-found');
      return ok({
        body: {
          acts: await actsNow(app, machine, dossier),
          askables: await askables(app.read, app.realm, dossier, app.clock.now()),
          grounds: await groundsOf(app.read, app.realm, dossier),
          officers: await assignable(app, dossier),
          steps: dossier.process.steps.map(({ id, name, kind, role }) => ({ id, name, kind, role })),
        },
      });
    },
  },
);
