import type { Reader } from '#db/pool.server.ts';
import type { Post, Role, Viewer } from '#identity/index.ts';
import { addDays, dateAt, type Instant, instantOf } from '#kernel/time.ts';
import { type Evaluation, evaluationOf } from './rules/evaluation.ts';
import { isWorkOf, mainRole, postsSeen, seesUnit } from './rules/evaluation-may.ts';
import { type Ratings, ratingsOf } from './rules/evaluation-ratings.ts';
import { type EvaluationRow, evaluationRows, FEWEST_PEERS } from './rules/evaluation-rows.ts';
import { endOf, lastDayOf, type Period } from './rules/periods.ts';
import { actsOf, ratingsTold, stepsOf } from './sql/evaluation.ts';
import { type EvaluatedOfficer, officersOf, ownPostsIn } from './sql/evaluation-people.ts';
import { kindsTold } from './sql/imported.ts';

export interface EvaluationQuestion {
  readonly realm: string;
  readonly period: Period;
  readonly now: Instant;
  /** Fewer slips than this are not broken down (NĐ 118/2025 Đ29.3). */
  readonly fewest: number;
}

/** An officer's posts that count today; of whoever stands in for another only the own. */
export async function evaluatingPosts(reader: Reader, realm: string, viewer: Viewer, now: Instant): Promise<Post[]> {
  if (viewer.kind !== 'officer' || viewer.client) return [];
  const today = dateAt(now);
  return ownPostsIn(reader, realm, viewer.id, { from: today, next: addDays(today, 1) });
}

/**
 * The sets of each of these officers, and of all together; of work at a unit, or of all. It reads the period's steps of these
 * officers, so what it costs grows with them and with nothing else.
 */
export async function evaluate(
  reader: Reader,
  { realm, period, now }: EvaluationQuestion,
  officers: readonly string[],
  unit: string | null,
): Promise<{ readonly by: ReadonlyMap<string, Evaluation>; readonly all: Evaluation }> {
  const span = { from: instantOf(period.from), to: endOf(period), now };
  const asked = { realm, officers, from: span.from, to: span.to };
  const isWork = ({ agency }: { agency: string }) => unit === null || isWorkOf(realm, unit, agency);
  const [steps, acts] = await Promise.all([stepsOf(reader, asked), actsOf(reader, asked)]);
  const [own, done] = [steps.filter(isWork), acts.filter(isWork)];
  const [stepsBy, actsBy] = [Map.groupBy(own, ({ officer }) => officer), Map.groupBy(done, ({ officer }) => officer)];
  const by = officers.map((one) => [one, evaluationOf(stepsBy.get(one) ?? [], actsBy.get(one) ?? [], span)] as const);
  return { by: new Map(by), all: evaluationOf(own, done, span) };
}

/** What citizens said of the dossiers that ended; null: nobody tells of ratings. */
async function ratingsIn(reader: Reader, q: EvaluationQuestion, one: Evaluation): Promise<Ratings | null> {
  const day = [lastDayOf(q.period), dateAt(q.now)].toSorted()[0] as typeof q.period.from;
  const told = await kindsTold(reader, q.realm, day);
  if (!told.some(({ kind }) => kind === 'danh-gia')) return null;
  const codes = [...one['ended-on-time'], ...one['ended-late']].map(({ code }) => code);
  return ratingsOf(await ratingsTold(reader, q.realm, codes), codes.length, q.fewest);
}

export interface EvaluationSheet {
  readonly rows: readonly EvaluationRow[];
  readonly ratings: Ratings | null;
  readonly evaluation: Evaluation;
}

/** An officer's sheet: work at a unit (null: all of it), beside the quartiles of those in the same role there. */
export async function officerSheet(
  reader: Reader,
  q: EvaluationQuestion,
  officer: string,
  unit: string | null,
): Promise<EvaluationSheet> {
  const colleagues = unit === null ? [] : await officersOf(reader, q.realm, unit, q.period);
  const self = colleagues.find((one) => one.officer === officer);
  const peers = self ? colleagues.filter(({ posts }) => mainRole(posts) === mainRole(self.posts)) : [];
  const found = await evaluate(reader, q, [officer, ...peers.map((one) => one.officer)], unit);
  const evaluation = found.by.get(officer) as Evaluation;
  const rows = evaluationRows(
    evaluation,
    peers.map((one) => found.by.get(one.officer) as Evaluation),
  );
  return { rows, evaluation, ratings: await ratingsIn(reader, q, evaluation) };
}

export interface OfficerLine extends EvaluatedOfficer {
  readonly rows: readonly EvaluationRow[];
}

export interface UnitEvaluation {
  readonly sees: 'officers' | 'sums';
  /** Null for who sees sums alone, where so few work that they would tell of each. */
  readonly sheet: EvaluationSheet | null;
  /** By role, each by name; nobody for who sees sums alone. */
  readonly roles: readonly { readonly role: Role; readonly lines: readonly OfficerLine[] }[];
  /** Officers whose work is in the sums. */
  readonly officers: number;
}

/** The sums of a unit: of its own officers and those of its rooms, whoever looks. */
export async function unitSums(reader: Reader, q: EvaluationQuestion, unit: string): Promise<EvaluationSheet> {
  const officers = (await officersOf(reader, q.realm, unit, q.period)).map(({ officer }) => officer);
  const { all } = await evaluate(reader, q, officers, unit);
  return { rows: evaluationRows(all, []), evaluation: all, ratings: await ratingsIn(reader, q, all) };
}

/** A unit's evaluation as these posts see it; undefined: not theirs. Its officers are those of the unit itself and of its rooms. */
export async function unitEvaluation(
  reader: Reader,
  q: EvaluationQuestion,
  own: readonly Post[],
  unit: string,
): Promise<UnitEvaluation | undefined> {
  const sees = seesUnit(q.realm, own, unit);
  if (!sees) return undefined;
  const officers = await officersOf(reader, q.realm, unit, q.period);
  if (sees === 'sums' && officers.length < FEWEST_PEERS)
    return { sees, sheet: null, roles: [], officers: officers.length };
  const ids = officers.map(({ officer }) => officer);
  const { all, by } = await evaluate(reader, q, ids, unit);
  const sheet = { rows: evaluationRows(all, []), evaluation: all, ratings: await ratingsIn(reader, q, all) };
  const roles = sees === 'sums' ? [] : linesByRole(q.realm, own, officers, by);
  return { sees, sheet, roles, officers: officers.length };
}

/** The officers these posts see, by role and name, each beside all of the role. */
function linesByRole(
  realm: string,
  own: readonly Post[],
  officers: readonly EvaluatedOfficer[],
  by: ReadonlyMap<string, Evaluation>,
): UnitEvaluation['roles'] {
  const of = (one: EvaluatedOfficer) => by.get(one.officer) as Evaluation;
  return [...Map.groupBy(officers, ({ posts }) => mainRole(posts))].flatMap(([role, all]) => {
    const seen = all.filter(({ posts }) => postsSeen(realm, own, posts).length > 0);
    const lines = seen.map((one) => ({ ...one, rows: evaluationRows(of(one), all.map(of)) }));
    return lines.length > 0 ? [{ role, lines }] : [];
  });
}

/** Whose sheet it is and how it was opened: the own, or through which unit; undefined: not the viewer's. */
export async function openedSheet(
  reader: Reader,
  q: EvaluationQuestion,
  viewer: Viewer,
  officer: string,
  wish: string | null,
): Promise<{ readonly isOwn: boolean; readonly unit: string | null; readonly posts: readonly Post[] } | undefined> {
  if (viewer.kind !== 'officer') return undefined;
  const posts = await ownPostsIn(reader, q.realm, officer, q.period);
  if (viewer.id === officer) {
    const unit = posts.some((post) => post.unit === wish) ? wish : null;
    return { isOwn: true, unit, posts };
  }
  const own = await evaluatingPosts(reader, q.realm, viewer, q.now);
  const seen = postsSeen(q.realm, own, posts);
  if (wish === null) return seen[0] && { isOwn: false, unit: seen[0].unit, posts };
  const isThere = seesUnit(q.realm, own, wish) === 'officers' && seen.some(({ unit }) => isWorkOf(q.realm, wish, unit));
  return isThere ? { isOwn: false, unit: wish, posts } : undefined;
}
