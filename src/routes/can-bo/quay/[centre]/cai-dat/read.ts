import { type CounterSettings, PURPOSES, type Series } from '#desk/index.ts';
import { text } from '../../../../forms.ts';

/** Empty rows offered for more. */
export const ROWS = { series: 8, counters: 20 } as const;

const rows = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

function seriesIn(form: FormData, at: number): Series[] {
  const field = (name: string) => text(form, `${name}-${at}`);
  const letter = field('chu').toUpperCase();
  if (!letter) return [];
  const purpose = PURPOSES.find((one) => one === field('loai')) ?? 'file';
  const [nameVi, nameEn] = [field('ten'), field('ten-en')];
  return [{ letter, purpose, nameVi, nameEn, hintVi: field('y'), hintEn: field('y-en') }];
}

function counterIn(form: FormData, at: number): CounterSettings['counters'] {
  const [number, letters] = [text(form, `quay-${at}`), text(form, `goi-${at}`).toUpperCase()];
  const series = [...new Set(letters.replace(/[^A-Z]/g, ''))];
  return number === '' || series.length === 0 ? [] : [{ number: Number(number), series }];
}

/** The settings as the form has them, right or wrong. */
export const settingsIn = (form: FormData): CounterSettings => ({
  givesNumbers: form.has('phat-so'),
  priorityRun: Number(text(form, 'uu-tien')),
  series: rows(ROWS.series).flatMap((at) => seriesIn(form, at)),
  counters: rows(ROWS.counters).flatMap((at) => counterIn(form, at)),
});
