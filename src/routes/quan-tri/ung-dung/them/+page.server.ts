import { uuidv7 } from '#db/uuid.ts';
import { type Access, makeClient } from '#identity/index.ts';
import { typedIn, wrongField } from '../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { MOST_ROOMS, readClient, roomsOf, wrongOf } from './read.ts';

export const _access: Access = ['administrator'];

/** The client's id comes with the empty form: sent twice, it makes one client. */
export const load: PageServerLoad = ({ locals: { app } }) => ({ desk: true, id: uuidv7(app.clock.now()) });

const again = (form: FormData) => ({
  typed: typedIn(form),
  scopes: form.getAll('pham-vi').map(String),
  rooms: roomsOf(form),
});

export const actions: Actions = {
  'them-vai-tro': async ({ request }) => {
    const typed = again(await request.formData());
    return { ...typed, rooms: Math.min(typed.rooms + 1, MOST_ROOMS) };
  },
  tao: async (event) => {
    const { app, officer } = event.locals;
    const form = await event.request.formData();
    const read = await readClient(event.locals, form);
    if ('wrong' in read) return wrongField(read.wrong.id, read.wrong.why, again(form), event);
    const done = await makeClient(app, `officer:${officer?.id ?? ''}`, read.wish);
    if (!done.ok) return wrongField(wrongOf(done, read.wish), done, again(form), event);
    const { id, secret } = done.value;
    // In the answer itself and nowhere else: it is told once.
    event.setHeaders({ 'cache-control': 'no-store' });
    return { ...again(form), made: { id, secret } };
  },
};
