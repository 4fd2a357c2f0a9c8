import type { Reader } from '#db/pool.server.ts';
import { editionOf, type Registered, type RegisterQuestion, registerOf } from '#dossier/index.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { holderOf } from '#forms/holder.ts';
import type { Viewer } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { filedContent } from '#procedure/index.ts';
import { leadsCentre, receivesAt } from './rules/may.ts';

/** A row of Mẫu 07 with what stands in the form: the address as declared, the number of sets the procedure asks for. */
export interface RegisterRow extends Omit<Registered, 'answers' | 'formDigest'> {
  readonly address: string;
  readonly sets: number;
}

export const mayReadRegister = (viewer: Viewer, centre: string): boolean =>
  receivesAt(viewer, centre) || leadsCentre(viewer, centre);

/** Asks once for each that many rows share. */
function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? ask(key);
    known.set(key, found);
    return found;
  };
}

/** A page of a centre's register; nothing for whoever neither receives there nor leads it. */
export async function viewRegister(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  question: RegisterQuestion,
): Promise<RegisterRow[] | undefined> {
  if (!mayReadRegister(viewer, question.centre)) return undefined;
  const rows = await registerOf(reader, realm, viewer, question);
  const form = once((digest) => editionOf(reader, realm, digest));
  const sets = once(async (key) => {
    const [code = '', version] = key.split('@');
    return (await filedContent(reader, realm, code, Number(version)))?.sets ?? 1;
  });
  return Promise.all(
    rows.map(async ({ answers, formDigest, ...row }) => ({
      ...row,
      address: addressIn(await form(formDigest), answers, row),
      sets: await sets(`${row.procedure}@${row.version}`),
    })),
  );
}

function addressIn(
  definition: FormDefinition | undefined,
  answers: Registered['answers'],
  { submittedAt }: Pick<Registered, 'submittedAt'>,
): string {
  if (!definition) return '';
  const { address } = holderOf(definition, answers, { today: dateAt(submittedAt) });
  return address ? [address.detail, address.text].filter(Boolean).join(', ') : '';
}
