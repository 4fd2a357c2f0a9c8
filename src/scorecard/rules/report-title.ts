import { type Language, languages } from '#words/index.ts';
import type { ReportPeriod } from './report-period.ts';

/** `Tháng 11/2026`, `Quý III/2026`, `6 tháng đầu năm 2026`, `Năm 2026`. */
export function periodTitle(language: Language, { kind, name }: ReportPeriod): string {
  const [year = '', part = ''] = name.split('-');
  const roman = ['I', 'II', 'III', 'IV'][Number(part.slice(1)) - 1] ?? '';
  const said = { month: `${part}/${year}`, quarter: `${roman}/${year}`, half: year, year };
  return languages[language].report.kind[kind](said[kind]);
}
