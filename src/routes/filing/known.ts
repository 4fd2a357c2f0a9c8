import { type DraftRow, earlierAnswers, personRecord } from '#dossier/index.ts';
import { toldBy } from '#forms/kinds/personal-number.ts';
import { type Person, type Prefilled, prefillOf } from '#forms/prefill.ts';
import { dateAt } from '#kernel/time.ts';

type Known = { readonly [field: string]: Prefilled };

/**
 * What can be filled in beforehand. Only for one's own dossier: who files for another, with whatever authority, is not
 * shown what the house knows of that person.
 */
export async function knownBefore({ app, viewer }: App.Locals, draft: DraftRow): Promise<Known> {
  if (viewer.kind !== 'citizen' || draft.person !== viewer.id || draft.amends !== null) return {};
  const record = await personRecord(app.read, app.realm, viewer.id);
  const earlier = await earlierAnswers(app.read, app.realm, viewer.id);
  const facts = { today: dateAt(app.clock.now()) };
  return prefillOf(draft.definition, record && personFrom(record), earlier, draft.answers, facts);
}

/** The record of a person in the form's words; the number tells the sex (Luật Căn cước 2023, Nghị định 70/2024/NĐ-CP). */
const personFrom = (record: NonNullable<Awaited<ReturnType<typeof personRecord>>>): Person => ({
  source: 'account',
  ...(record.organisationNumber
    ? { organisation: record.fullName, taxCode: record.organisationNumber }
    : { fullName: record.fullName }),
  ...(record.birthDate ? { birthDate: record.birthDate } : {}),
  ...(record.personalNumber
    ? { personalNumber: record.personalNumber, sex: toldBy(record.personalNumber).sex, documentKind: 'can-cuoc' }
    : {}),
  ...(record.phone ? { phone: record.phone } : {}),
  ...(record.email ? { email: record.email } : {}),
});
