import { lookUp } from '#dossier/index.ts';
import { ok } from '#kernel/outcome.ts';
import { route } from '../route.ts';
import { object, text } from '../schema.ts';
import { Tracked } from '../shapes/catalogue.ts';
import { at, atOrNull } from '../shapes/common.ts';

export const track = route(
  {
    ...{ id: 'trackDossier', method: 'POST', path: '/tracking', tag: 'Dossiers', scope: 'dossiers:track' },
    summary: 'Where a dossier stands, for whoever holds its receipt; wrong tries wait longer each time',
  },
  {
    body: object({
      code: text({ maxLength: 60, description: 'As printed on the receipt.' }),
      secret: text({ pattern: '^\\d{4}$', description: 'The last four digits of the number or telephone declared.' }),
    }),
    answer: Tracked,
    handle: async ({ app, machine, body }) => {
      const found = await lookUp(app, { ...body, address: `client:${machine.id}` });
      if (!found.ok) return found;
      const { submittedAt, answerDue, due, ...rest } = found.value;
      return ok({
        body: { ...rest, submittedAt: at(submittedAt), answerDue: atOrNull(answerDue), due: atOrNull(due) },
      });
    },
  },
);
