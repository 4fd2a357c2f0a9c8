import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';
import { formatCount, formatDay, formatDecimal, formatPercent, formatTime } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { Board, BoardQuestion } from './board.ts';
import type { FiguresPaper } from './figures-paper.ts';
import { viewSet } from './lists.ts';
import { codesTable } from './oversight-report.ts';
import type { BoardPage } from './page.ts';
import { boardSections } from './rules/board-tables.ts';
import { notClassed } from './rules/not-classed.ts';
import { spanName } from './rules/oversight-tables.ts';
import { raises } from './rules/raise.ts';
import { type CodeFacts, codeFactsOf } from './sql/fields.ts';
import type { Listed } from './sql/tallies.ts';
import { unitsNamed } from './sql/units.ts';

/** What a board says before its tables: whose, when, how much, and what of that was received and is late. */
function aboutBoard(language: Language, board: Board, unit: string): string[] {
  const { score, oversight } = languages[language];
  const { sheet, beside } = board;
  const received = beside.decree.won + beside.decree.lost;
  const count = (value: number) => formatCount(language, value);
  const points = formatDecimal(language, sheet.score / 100, 2);
  const standing = sheet.class
    ? score.class[sheet.class]
    : `${score.scoredOnly(String(sheet.scored))} (${notClassed(score, sheet)})`;
  return [
    `${oversight.unit}: ${unit}`,
    `${oversight.now}: ${spanName(language, board.period)}`,
    `${score.total}: ${points}, ${standing}`,
    `${count(received)} ${score.received}; ${formatPercent(language, beside.decree.won, received)} ${score.onTimeDecree}; ${formatPercent(language, beside.online.won, received)} ${score.onlineShare}`,
    `${score.overdueNow(count(beside.decree.lost))}, ${score.apologies(count(beside.apology.lost))}`,
  ];
}

/** The overdue dossiers that this viewer may see, by their codes, `most` at most. */
async function overdueSeen(reader: Reader, viewer: Viewer, q: BoardQuestion, most: number) {
  const lines: CodeFacts[] = [];
  let after: Listed | undefined;
  do {
    const set = { ...q, mark: 'decree', wish: 'lost', after, limit: Math.min(1_000, most - lines.length) } as const;
    const page = await viewSet(reader, viewer, set);
    const codes = page.lines.map(({ code }) => code);
    const facts = new Map((await codeFactsOf(reader, q.realm, codes)).map((one) => [one.code, one]));
    lines.push(...codes.flatMap((code) => facts.get(code) ?? []));
    after = page.next;
  } while (after && lines.length < most);
  return { lines, isAll: after === undefined };
}

/** The leader's board as a paper or a workbook, with an annex of the overdue dossiers its reader may see. */
export async function boardFigures(
  reader: Reader,
  viewer: Viewer,
  q: BoardQuestion,
  asked: {
    readonly page: BoardPage;
    readonly language: Language;
    readonly province: string;
    readonly place: string;
    readonly most: number;
  },
): Promise<FiguresPaper> {
  const { page, language, province, place, most } = asked;
  const words = languages[language];
  const overdue = await overdueSeen(reader, viewer, q, most);
  const units = [...new Set(overdue.lines.map(({ unit }) => unit))];
  const named = new Map((await unitsNamed(reader, q.realm, units)).map((one) => [one.code, one[language]]));
  const unit = page.unit?.[language] ?? province;
  const moment = (at: Instant) => `${formatTime(at)} ${formatDay(language, dateAt(at))}`;
  const frozen = page.board.frozenAt;
  return {
    ...{ title: words.score.title, theme: spanName(language, q.period), unit, place, at: q.now },
    about: aboutBoard(language, page.board, unit),
    notes: [
      ...[words.score.rounding, words.score.twoVerdicts, words.oversight.made(moment(q.now))],
      ...(frozen === null ? [] : [words.score.frozenAt(moment(frozen))]),
    ],
    sections: boardSections(language, page, raises(page.board.sheet, q.period, q.now)),
    annexes: [{ figure: words.board.overdueSeen, isAll: overdue.isAll, ...codesTable(language, overdue.lines, named) }],
  };
}
