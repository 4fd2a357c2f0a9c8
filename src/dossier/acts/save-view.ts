import { type Acting, inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { deleteView, insertView, viewsOf } from '../sql/desk-own.ts';

type Officer = Viewer & { kind: 'officer' };

/** More names than this in a list are no short way any more. */
const MOST_VIEWS = 20;

/** What of the desk's address a view is made of: which queue, whose work, what was searched. */
const KEPT = ['hang', 'cua', 'tim'] as const;

/** Keeps the view of the desk that is open under a name. Of one officer and no case, so it leaves no trail. */
export const saveView = (
  app: Acting,
  officer: Officer,
  ask: { readonly name: string; readonly query: string },
): Promise<Outcome<{ id: string }, 'view-name-needed' | 'views-too-many'>> =>
  inTransaction(app, `officer:${officer.id}`, async (tx) => {
    tx.called?.('view-save');
    const name = ask.name.trim().slice(0, 60);
    if (name === '') return refused('view-name-needed');
    if ((await viewsOf(tx, tx.realm, officer.id)).length >= MOST_VIEWS)
      return refused('views-too-many', { most: MOST_VIEWS });
    const asked = new URLSearchParams(ask.query);
    const query = new URLSearchParams(KEPT.flatMap((key) => (asked.get(key) ? [[key, asked.get(key) ?? '']] : [])));
    const id = uuidv7(tx.at);
    await insertView(tx, officer.id, { id, name, query: query.toString().slice(0, 300) });
    return ok({ id });
  });

/** Forgets a view of the own. */
export const dropView = (app: Acting, officer: Officer, id: string): Promise<Outcome<{ id: string }, 'not-found'>> =>
  inTransaction(app, `officer:${officer.id}`, async (tx) => {
    tx.called?.('view-drop');
    const gone = /^[0-9a-f-]{36}$/.test(id) && (await deleteView(tx, officer.id, id));
    return gone ? ok({ id }) : refused('not-found');
  });
