import { listAccounts } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import {
  type EvaluationQuestion,
  type EvaluationSheet,
  foldAll,
  noteLook,
  officerSheet,
  type Period,
  unitSums,
} from '#scorecard/index.ts';
import { formatCount, formatPercent } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import type { App } from '../app.ts';
import { type Call, CommandRefused } from './command.ts';

/**
 * `motcua score evaluation`: the sheet of an officer (by user name) or the sums of a unit, with the dossiers of each figure; there is
 * no page of all officers here. That it was looked at is written into the trail, as on the pages.
 */
export async function evaluationCommand(
  app: App,
  who: { readonly unit: string } | { readonly officer: string },
  period: Period,
  call: Call,
): Promise<number> {
  // Verdicts of dossiers come from the index: what acts have left and no worker has folded yet counts too.
  await foldAll(app);
  const now = app.clock.now();
  const q: EvaluationQuestion = { realm: app.realm, period, now, fewest: app.settings.evaluationRatings };
  const sheet = 'unit' in who ? await unitSums(app.read, q, who.unit) : await sheetOf(app, q, who.officer, call);
  const { rows, ratings, evaluation } = sheet;
  if (call.json) {
    const figures = Object.fromEntries(
      rows.map(({ figure, count, of }) => [
        figure,
        { count, of, dossiers: evaluation[figure].map(({ code }) => code) },
      ]),
    );
    console.log(JSON.stringify({ ok: true, realm: app.realm, ...who, period: period.key, figures, ratings }));
  } else console.log(linesOf(Object.values(who).join(), period, sheet, call).join('\n'));
  return 0;
}

async function sheetOf(app: App, q: EvaluationQuestion, userName: string, call: Call): Promise<EvaluationSheet> {
  const [account] = await listAccounts(app.read, app.realm, { date: dateAt(q.now), limit: 1, userName });
  if (!account) throw new CommandRefused(languages[call.language].evaluation.command.officerUnknown(userName));
  const sheet = await officerSheet(app.read, q, account.officer, null);
  await noteLook(app, 'system:cli', { about: account.officer, period: q.period, unit: null });
  return sheet;
}

function linesOf(who: string, period: Period, { rows, ratings }: EvaluationSheet, { language }: Call): string[] {
  const words = languages[language].evaluation;
  const count = (value: number) => formatCount(language, value);
  const share = (part: number, of: number) =>
    of === 0 ? ` (${words.nothing})` : ` · ${formatPercent(language, part, of)} (${words.of(count(part), count(of))})`;
  const told = rows.map(
    ({ figure, count: found, of }) => `${words.figure[figure]}: ${count(found)}${of === null ? '' : share(found, of)}`,
  );
  const { title, noSource, none, counted } = words.ratings;
  const rated =
    ratings === null
      ? noSource
      : ratings.of === 0
        ? none
        : counted(count(ratings.rated), count(ratings.of), formatPercent(language, ratings.rated, ratings.of));
  return [words.command.head(who, period.key), ...told, `${title}: ${rated}`, ...words.notes.slice(0, 2)];
}
