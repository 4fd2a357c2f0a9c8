import { render } from '#letter/index.ts';
import { type FiguresPaper, figuresWorkbook, printedFigures } from '#scorecard/index.ts';
import type { Language } from '#words/index.ts';
import { attached } from './bao-cao/papers.ts';

/** A board's figures as a file, and what it is called but for its ending. */
export interface FiguresFile {
  readonly figures: FiguresPaper;
  readonly name: string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function pdfOf({ figures, name }: FiguresFile): Promise<Response> {
  const pdf = await render('oversight-report', printedFigures(figures), { asOf: figures.at });
  return new Response(new Uint8Array(pdf), { headers: attached('application/pdf', `${name}.pdf`) });
}

export async function xlsxOf(language: Language, { figures, name }: FiguresFile): Promise<Response> {
  const bytes = await figuresWorkbook(language, figures);
  return new Response(new Uint8Array(bytes), { headers: attached(XLSX, `${name}.xlsx`) });
}
