import { dateAt } from '#kernel/time.ts';
import { type Beginning, blankContent, contentLike, type ProcedureContent, writingOf } from '#procedure/index.ts';
import { languages } from '#words/index.ts';
import { text } from '../../../forms.ts';

type Read = { readonly content: ProcedureContent } | { readonly wrong: { readonly id: string; readonly why: string } };
const wrong = (id: string, why: string): Read => ({ wrong: { id, why } });

/** The code is part of addresses and of the trail's subjects. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9.-]{2,59}$/;

/** The beginning of a procedure that the catalogue does not have; or the box to mend first. */
export async function readNew(
  { app, language }: App.Locals,
  form: FormData,
  province: string | undefined,
): Promise<Read> {
  const { procedureWriting: words } = languages[language];
  const [code, name, field, kind, like] = ['ma', 'ten', 'linh-vuc', 'loai', 'giong'].map((part) => text(form, part));
  if (!code || !CODE.test(code)) return wrong('ma', words.codeWrong);
  if (!name) return wrong('ten', words.form.wrong.name);
  if (kind !== 'PUBLIC' && kind !== 'INTERNAL') return wrong('loai', words.kindMissing);
  const asOf = dateAt(app.clock.now());
  const begin = (given: string): Beginning => ({
    ...{ code, name, field: given, isInternal: kind === 'INTERNAL', ministry: null, province: province ?? null },
  });
  if (like) {
    const found = await writingOf(app.read, { realm: app.realm, code: like, date: asOf });
    if (!found) return wrong('giong', words.likeUnknown(like));
    return { content: contentLike(found.base, begin(field ?? ''), asOf) };
  }
  return field ? { content: blankContent(begin(field), asOf) } : wrong('linh-vuc', words.form.wrong.field);
}
