import { fileWhole, type Offered, offeredNow } from '#dossier/index.ts';
import { validateAll } from '#forms/validate.ts';
import { ok, type Refused, refused } from '#kernel/outcome.ts';
import { dateAt, parseLocalDate } from '#kernel/time.ts';
import type { App } from '../../app.ts';
import { provinceOf } from '../../routes/place.ts';
import { parseJson } from '../body.ts';
import { materialOf, readParts } from '../parts.ts';
import { route } from '../route.ts';
import { object, text } from '../schema.ts';
import { atOrNull, momentOf } from '../shapes/common.ts';
import { Filed, NewDossier } from '../shapes/dossier.ts';
import { type Wrong, wrongs } from '../validate.ts';

type Wish = NonNullable<(typeof NewDossier)['of']>;
type Failed = Refused & { readonly errors?: readonly Wrong[] };
type Got<T> = { readonly ok: true; readonly value: T } | Failed;

/** The name of the part that is JSON; every other part is a file, named by its component. */
const JSON_PART = 'dossier';

/** What the declaration says, of the shape it must have; then by the form's own rules, each fault with its place. */
function readWish(app: App, { definition }: Offered, json: string): Got<Wish> {
  const parsed = parseJson(json);
  if (!parsed.ok) return parsed;
  const bad = wrongs(NewDossier, parsed.value);
  if (bad.length > 0) return { ...refused('request-wrong'), errors: bad };
  const wish = parsed.value as Wish;
  const faults = validateAll(definition, wish.answers, { today: dateAt(app.clock.now()) });
  if (faults.length === 0) return ok(wish);
  const errors = faults.map(({ field, message }) => ({
    pointer: `/answers/${field.replaceAll('~', '~0').replaceAll('.', '/')}`,
    detail: message.vi,
  }));
  return { ...refused('form-incomplete'), errors };
}

export const file = route(
  {
    ...{ id: 'fileDossier', method: 'POST', path: '/procedures/{procedure}/dossiers', tag: 'Dossiers' },
    ...{ scope: 'dossiers:file', keyed: true, status: 201 },
    summary: 'Files a dossier for a person, with its papers, in one request',
    upload: { json: [JSON_PART, NewDossier], files: 'Files, each part named by the id of its component.' },
  },
  {
    params: object({ procedure: text({ maxLength: 60 }) }),
    answer: Filed,
    handle: async ({ app, machine, params: { procedure }, req, key, useKey }) => {
      const province = await provinceOf(app);
      const where = { realm: app.realm, day: dateAt(app.clock.now()), province };
      const offered = await offeredNow(app.read, machine, { ...where, procedure });
      if (!offered.ok) return offered;
      const parts = await readParts({ app, req, machine }, offered.value.definition, JSON_PART);
      if (!parts.ok) return parts;
      const { papers, json } = parts.value;
      const mine = await useKey(materialOf(parts.value));
      if (!mine.ok) return mine;
      const wish = readWish(app, offered.value, json);
      if (!wish.ok) return wish;
      const { applicant, authority, answers, delivery, receivingAgency, declared, commune = null } = wish.value;
      const filed = await fileWhole(app, machine, {
        ...{ procedure, answers, delivery, receivingAgency, declared, papers, key },
        ...{ place: commune, ...(province ? { province } : {}) },
        applicant: { ...applicant, birthDate: parseLocalDate(applicant.birthDate ?? '') },
        authority: { ...authority, name: machine.name, consentAt: momentOf(authority.consentAt) },
      });
      if (!filed.ok) return filed;
      const { code, files, answerDue } = filed.value;
      return ok({
        body: { code, files: [...files], answerDue: atOrNull(answerDue) },
        location: `/api/v1/dossiers/${code}`,
      });
    },
  },
);
