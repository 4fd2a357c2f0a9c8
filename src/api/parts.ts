import { actorOf, paperTerms, type WholePaper } from '#dossier/index.ts';
import type { Kept, PutRefusal } from '#files/store.ts';
import { readUpload, usualLimits } from '#files/upload.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Call } from './route.ts';

const LIMITS = { ...usualLimits, files: 40, fields: 2, field: 1_048_576, total: 200 * 1_048_576 };

/** The parts of a request with files: one is JSON, the others go into the store, each under the limits of its component. */
export async function readParts(
  { app, req, machine }: Pick<Call, 'app' | 'req' | 'machine'>,
  definition: FormDefinition,
  jsonPart: string,
) {
  const components = new Map(definition.components.map((one) => [one.id, one]));
  const sent = await readUpload<Outcome<Kept, PutRefusal | 'component-unknown'>>(req, LIMITS, async (part) => {
    const component = components.get(part.field);
    if (!component) return refused('component-unknown');
    const from = { by: actorOf(machine), subject: 'api/v1', component: component.id };
    return app.files.put(part.content, { ...paperTerms(component), from });
  });
  if (!sent.ok) return sent;
  const papers: WholePaper[] = [];
  for (const { field, name, result } of sent.value.files) {
    if (!result.ok) return result;
    papers.push({ component: field, name, kept: result.value });
  }
  return ok({ papers, json: sent.value.fields.get(jsonPart) ?? '' });
}

/** What stands for the whole of such a request when it is asked whether two are one. */
export const materialOf = ({ json, papers }: { json: string; papers: readonly WholePaper[] }): string =>
  [json, ...papers.map(({ component, kept }) => `${component} ${kept.sha256}`)].join('\n');
