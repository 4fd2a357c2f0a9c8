import type { ProcedureContent } from './content.ts';

/** Parts without which a procedure may not be published: NĐ 63/2010 Đ8.2. */
export type Part = 'name' | 'steps' | 'channels' | 'components' | 'sets' | 'timeLimit' | 'subjects' | 'agency';

/** What the system needs beyond them to receive a dossier without guessing. */
export type Gap = 'serviceLevel' | 'fees' | 'process';

/** NĐ 63/2010 Đ8.2: the mandatory parts that are not said. "Không quy định" is said, and counts. */
export function missingParts(content: ProcedureContent): Part[] {
  const saysNone = (part: string) => content.setsNote?.toLowerCase().includes(part) ?? false;
  const limited = content.timeLimit !== null || content.channels.some(({ timeLimit }) => timeLimit !== null);
  const said: Record<Part, boolean> = {
    name: content.name.trim() !== '',
    steps: content.steps.length > 0,
    channels: content.channels.length > 0,
    components: content.components.length > 0 || saysNone('thành phần'),
    sets: (content.sets ?? 0) > 0 || saysNone('số lượng'),
    timeLimit: limited,
    subjects: content.target.length > 0,
    agency: content.agency.executing.length > 0 && content.agency.deciding.length > 0,
  };
  return (Object.keys(said) as Part[]).filter((part) => !said[part]);
}

/** What a configuration leaves open although the law's parts are there. */
export function configurationGaps(content: ProcedureContent): Gap[] {
  const gaps: Gap[] = [];
  if (content.kind === 'PUBLIC' && content.serviceLevel === null) gaps.push('serviceLevel');
  if (content.fees.some((fee) => fee.amount === null && !fee.note && !fee.decidedBy && !fee.basis)) gaps.push('fees');
  const process = content.internalProcess;
  if (process) {
    const counted = process.steps.filter((step) => step.counted).reduce((sum, step) => sum + step.hours, 0);
    if (counted !== process.totalHours) gaps.push('process');
  }
  return gaps;
}
