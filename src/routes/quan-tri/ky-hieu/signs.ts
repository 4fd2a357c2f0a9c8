import { agencyNames, registeredSigns, type SignCursor, signsOn } from '#agency/index.ts';
import { numberingOffices } from '#dossier/index.ts';
import { dateAt, parseLocalDate } from '#kernel/time.ts';

const PAGE = 50;

function cursorIn(asked: URLSearchParams): SignCursor | undefined {
  const [agency, validFrom] = [asked.get('sau') ?? '', parseLocalDate(asked.get('sau-ngay') ?? '')];
  return agency && validFrom ? { agency, validFrom } : undefined;
}

/** What is registered, a page of it, and who numbers papers without a sign of its own. */
export async function signsPage({ app, language }: App.Locals, asked: URLSearchParams) {
  const { read, realm } = app;
  const today = dateAt(app.clock.now());
  const after = cursorIn(asked);
  const [found, numbering, now] = await Promise.all([
    registeredSigns(read, realm, { after, limit: PAGE + 1 }),
    numberingOffices(read, realm, Number(today.slice(0, 4))),
    signsOn(read, realm, today),
  ]);
  const without = numbering.filter((agency) => !now.has(agency));
  const names = await agencyNames(read, realm, without);
  return {
    signs: found.slice(0, PAGE),
    more: found.length > PAGE ? found[PAGE - 1] : undefined,
    isFirst: after === undefined,
    provisional: without.map((code) => ({ code, name: names[code]?.[language] ?? code })),
  };
}
