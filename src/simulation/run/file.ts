import type { KeptFile } from '#demo/history/life.ts';
import { addPaper, startDraft, submit } from '#dossier/index.ts';
import { type Outcome, ok } from '#kernel/outcome.ts';
import type { Deed } from '../rules/plan.ts';
import { actorOf, type Doing, personAnswers } from './perform.ts';

type Filing = Extract<Deed, { act: 'file' }>;

/**
 * Somebody files: online on the own pages, else an officer at the desk for who is present (NĐ 118/2025 Đ17.1). The form is
 * answered in one go; papers are uploaded, scanned, or seen at the desk and kept on paper.
 */
export async function fileAs(doing: Doing, deed: Filing): Promise<Outcome<unknown>> {
  const { app, viewer, people, planned } = doing;
  const { matter, channel, sample, centre, delivery } = deed;
  const isDesk = channel !== 2;
  const owner = await people.meet(app, deed.person, isDesk ? actorOf(viewer) : undefined);
  const started = await startDraft(app, viewer, {
    ...{ procedure: matter.procedure, person: owner.id },
    answers: personAnswers(people, deed.person, sample.answers),
    whither: { delivery, place: matter.place, receivingAgency: centre },
  });
  if (!started.ok) return started;
  const { id } = started.value;
  const papers = await handIn(doing, deed, id);
  if (!papers.ok) return papers;
  const seen = deed.scanned ? [] : sample.needed.map((one) => ({ component: one.id, kind: 'original' as const }));
  const key = `mo-phong-${planned.code}`;
  const filed = await submit(app, viewer, { draft: id, key, declared: true }, { channel, seen });
  // The plan gives codes as the program does; a difference would be a fault in one of the two.
  if (filed.ok && filed.value.code !== planned.code)
    throw new Error(`${filed.value.code} was planned as ${planned.code}`);
  return filed;
}

async function handIn({ app, viewer, papers, planned }: Doing, { sample, scanned }: Filing, id: string) {
  if (!scanned) return ok(0);
  for (const [index, { id: component }] of sample.needed.entries()) {
    const file = papers[(planned.code.length + Number(planned.code.slice(-4)) + index) % papers.length] as KeptFile;
    const added = await addPaper(app, viewer, { id, component, file });
    if (!added.ok) return added;
  }
  return ok(sample.needed.length);
}
