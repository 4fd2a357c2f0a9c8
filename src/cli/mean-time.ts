import { foldAll, type Period, type ProcedureMean, viewMeanTimes } from '#scorecard/index.ts';
import { formatCount, formatDecimal } from '#ui/format.ts';
import { languages } from '#words/index.ts';
import type { App } from '../app.ts';
import type { Call } from './command.ts';

interface Asked {
  readonly unit: string;
  readonly procedure: string | undefined;
}

/** `motcua score mean-time`: 2.2 of one procedure, or of every one with a finished dossier, by the unit of its term. */
export async function meanTimeCommand(
  app: App,
  { unit, procedure }: Asked,
  period: Period,
  call: Call,
): Promise<number> {
  await foldAll(app);
  const { realm, settings } = app;
  const readings = settings.scoreReadings;
  const found = await viewMeanTimes(app.read, { realm, unit, period, procedure, readings });
  if (call.json) {
    console.log(
      JSON.stringify({ ok: true, realm, unit, period: period.key, reading: readings.mean, procedures: found }),
    );
    return 0;
  }
  const { mean } = languages[call.language].displayed;
  console.log(`${mean.title}, ${unit}, ${period.key}. ${mean.reading[readings.mean]}`);
  for (const line of found.flatMap((one) => linesOf(one, call))) console.log(line);
  if (found.length === 0) console.log(mean.none);
  return 0;
}

function linesOf({ procedure, means }: ProcedureMean, { language }: Call): string[] {
  const { mean: words } = languages[language].displayed;
  return means.map(({ unit, dossiers, mean }) => {
    const told = `${formatDecimal(language, Math.round(mean * 100) / 100, 2)} ${words.unit[unit]}`;
    return `  ${procedure}  ${told}  (${words.column.dossiers.toLocaleLowerCase(language)}: ${formatCount(language, dossiers)})`;
  });
}
