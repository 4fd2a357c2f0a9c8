import type { Reader } from '#db/pool.server.ts';
import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { offeredForm } from '#dossier/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt, type LocalDate } from '#kernel/time.ts';
import { type Finding, type FormNames, lintTemplate, stops } from '../rules/lint-template.ts';
import type { ResultTemplate } from '../rules/result-template.ts';
import { keepDraft, setPublished, templatesOf } from '../sql/templates.ts';

/** What the form offered for a procedure answers, for the names of its template. */
export async function formNames(reader: Reader, procedure: string): Promise<FormNames> {
  const form = await offeredForm(reader, procedure, procedure.startsWith('6.') ? 'INTERNAL' : 'PUBLIC');
  return new Map(
    Object.entries(form?.definition.fields ?? {}).map(([name, field]) => [
      name,
      { optional: 'optional' in field && field.optional === true },
    ]),
  );
}

/** What the linter finds in a template of that procedure. */
export const findingsIn = async (
  reader: Reader,
  procedure: string,
  content: ResultTemplate,
  declines = false,
): Promise<Finding[]> => lintTemplate(content, await formNames(reader, procedure), declines);

export interface TemplateWish {
  readonly procedure: string;
  readonly content: ResultTemplate;
  readonly isDemo?: boolean;
  /** For results that decline. */
  readonly declines?: boolean;
  /** Of the draft that was read; 0 where there was none. */
  readonly revision: number;
}

/** Keeps a draft of a procedure's template, with its faults: it is published only without them. */
export const draftTemplate = (
  app: Acting,
  actor: Actor,
  { procedure, content, isDemo = false, declines = false, revision }: TemplateWish,
): Promise<Outcome<{ edition: number }, 'changed-meanwhile'>> =>
  inTransaction(app, actor, async (tx) => {
    const edition = await keepDraft(tx, { procedure, content, isDemo, revision, declines });
    if (edition === undefined) return refused('changed-meanwhile');
    await record(tx, 'template-draft', `procedure/${procedure}`, { edition, declines });
    return ok({ edition });
  });

/** Publishes the draft from a day on, today at the earliest. Results drafted before keep what they were drafted from. */
export const publishTemplate = (
  app: Acting,
  actor: Actor,
  { procedure, validFrom, declines = false }: { procedure: string; validFrom: LocalDate; declines?: boolean },
): Promise<Outcome<{ edition: number }, 'template-missing' | 'template-wrong' | 'date-past' | 'template-day-taken'>> =>
  inTransaction(app, actor, async (tx) => {
    if (validFrom < dateAt(tx.at)) return refused('date-past');
    const draft = (await templatesOf(tx, tx.realm, procedure, declines)).find(
      ({ publishedAt }) => publishedAt === null,
    );
    if (!draft) return refused('template-missing', { procedure });
    const faults = (await findingsIn(tx, procedure, draft.content, declines)).filter(stops);
    if (faults.length > 0) return refused('template-wrong', { count: faults.length });
    const { edition } = draft;
    if (!(await setPublished(tx, { procedure, edition, validFrom })))
      return refused('template-day-taken', { day: validFrom });
    await record(tx, 'template-publish', `procedure/${procedure}`, { edition, validFrom, declines });
    return ok({ edition });
  });
