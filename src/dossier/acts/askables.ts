import type { Reader } from '#db/pool.server.ts';
import { componentsFor } from '#forms/components.ts';
import { fieldIn, walk } from '#forms/walk.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { filedContent } from '#procedure/index.ts';
import type { Dossier } from '../rules/dossier.ts';
import type { Askable } from '../rules/supplement.ts';
import { editionOf } from '../sql/forms.ts';
import { atHand } from './reuse.ts';

/** The fields and components of the procedure that apply to this dossier: all that may be asked for, and nothing else; `at`: now. */
export async function askables(reader: Reader, realm: string, dossier: Dossier, at: Instant): Promise<Askable[]> {
  const definition = await editionOf(reader, realm, dossier.formDigest);
  if (!definition) throw new Error(`${dossier.code}: its form edition is gone`);
  const facts = { today: dateAt(dossier.submittedAt) };
  const fields = walk(definition, dossier.answers, facts).pages.flatMap((page) =>
    page.fields.map((id): Askable => {
      return { kind: 'field', id, label: fieldIn(definition, id)?.label.vi ?? id, heldByState: false };
    }),
  );
  const wanted = componentsFor(definition, dossier.answers, facts).filter(
    ({ need }) => need !== 'not-needed' && need !== 'by-form',
  );
  const ask = wanted.map(({ component }) => component);
  const held = await atHand(reader, realm, dossier, { components: ask, day: dateAt(at) });
  const components = wanted.map(({ component: { id, label }, need }): Askable => {
    return { kind: 'component', id, label: label.vi, heldByState: need === 'held', inVault: held.get(id) ?? null };
  });
  return [...components, ...fields];
}

/**
 * Grounds on which a dossier may be refused: the procedure's own requirements and conditions (NĐ 63/2010 Đ8.2), and that it
 * is not the agency's to resolve (NĐ 118/2025 Đ17.2).
 */
export async function groundsOf(reader: Reader, realm: string, dossier: Dossier): Promise<string[]> {
  const content = await filedContent(reader, realm, dossier.procedure, dossier.version);
  const own = (content?.requirements ?? []).map((text) => `Không đáp ứng yêu cầu, điều kiện của thủ tục: ${text}`);
  return [...own, 'Thủ tục không thuộc thẩm quyền giải quyết của cơ quan (NĐ 118/2025/NĐ-CP, Điều 17 khoản 2)'];
}
