import { randomUUID } from 'node:crypto';
import { verifyChain } from '#db/verify.ts';
import {
  ACTS,
  type ActName,
  type Askable,
  askables,
  groundsOf,
  lead,
  mayDo,
  notesOf,
  officersAt,
  RULES,
  stepAfter,
  stepOf,
  viewDossier,
} from '#dossier/index.ts';
import { dateAt } from '#kernel/time.ts';

/** An act an officer could do here, or why not now. */
export interface Offer {
  readonly act: ActName;
  /** The article that stops it, with the state; undefined when it can be done. */
  readonly article?: string;
}

/** Everything the officer's page of one dossier needs; nothing if he may not see it. */
export async function workspaceOf({ app, viewer, language }: App.Locals, code: string) {
  if (viewer.kind !== 'officer') return undefined;
  const { read, realm } = app;
  const now = app.clock.now();
  const view = await viewDossier(read, realm, { viewer, code, now, language });
  if (!view) return undefined;
  const { dossier } = view;
  const mine = ACTS.filter((act) => Array.isArray(RULES[act].by) && mayDo(act, viewer, dossier).ok);
  const offers = mine.map((act): Offer => {
    const may = lead(act, dossier.state);
    return may.ok ? { act } : { act, article: RULES[act].article };
  });
  const can = (act: ActName) => offers.some((offer) => offer.act === act && offer.article === undefined);
  const here = stepOf(dossier.process, dossier.step);
  const target = here?.kind === 'assign' ? stepAfter(dossier.process, here.id) : here;
  const list: Askable[] = can('ask-supplement') ? await askables(read, realm, dossier) : [];
  const officers =
    can('assign') && target ? await officersAt(read, realm, target.role, dossier.holderAgency, dateAt(now)) : [];
  return {
    ...{ view, offers, now, key: randomUUID(), askables: list, officers },
    grounds: can('refuse') || can('draft-decision') ? await groundsOf(read, realm, dossier) : [],
    notes: await notesOf(read, realm, code),
    chain: await verifyChain(read, realm, `dossier/${code}`),
  };
}
