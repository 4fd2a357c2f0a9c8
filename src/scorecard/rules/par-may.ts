import type { Viewer } from '#identity/index.ts';
import { PAR_STAGES, type ParStage, UNIT_STAGES } from './par-stage.ts';

type Officer = Viewer & { kind: 'officer' };

export interface ParPlace {
  readonly unit: string;
  readonly appraiser: string;
}

const holds = (viewer: Viewer, unit: string, roles: readonly string[]): viewer is Officer =>
  viewer.kind === 'officer' && viewer.posts.some((post) => post.unit === unit && roles.includes(post.role));

/** Whoever keeps the unit's sheet: its leaders, heads and clerks. */
export const keepsSheet = (viewer: Viewer, { unit }: ParPlace): viewer is Officer =>
  holds(viewer, unit, ['leader', 'unit-head', 'clerk']);

/** Only the unit's leader sends what the unit answers for. */
export const sendsSheet = (viewer: Viewer, { unit }: ParPlace): viewer is Officer => holds(viewer, unit, ['leader']);

/** Appraisers of the agency the form names; never for their own unit. */
export const appraises = (viewer: Viewer, { unit, appraiser }: ParPlace): viewer is Officer =>
  unit !== appraiser && holds(viewer, appraiser, ['appraiser']);

export const worksOnStage = (viewer: Viewer, place: ParPlace, stage: ParStage): viewer is Officer =>
  UNIT_STAGES.includes(stage) ? keepsSheet(viewer, place) : appraises(viewer, place);

export const closesStage = (viewer: Viewer, place: ParPlace, stage: ParStage): viewer is Officer =>
  UNIT_STAGES.includes(stage) ? sendsSheet(viewer, place) : appraises(viewer, place);

/** What is entered in a stage is a draft of whoever works on it until the sheet has left that stage. */
export const seesEntry = (viewer: Viewer, place: ParPlace, of: ParStage, stands: ParStage | 'done'): boolean =>
  stands === 'done' || PAR_STAGES.indexOf(of) < PAR_STAGES.indexOf(stands) || worksOnStage(viewer, place, of);

/** Which sheets somebody reads, said so that a query can ask; the one predicate on rows of self-scoring. */
export function parSees(viewer: Viewer, root: string): { all: boolean; units: string[]; appraisers: string[] } {
  const posts = viewer.kind === 'officer' ? viewer.posts : [];
  const at = (...roles: string[]) => posts.filter(({ role }) => roles.includes(role)).map(({ unit }) => unit);
  return {
    // The province's leaders, and whoever supervises for the People's Council.
    all: at('leader', 'supervisor').includes(root) || at('supervisor').length > 0,
    units: at('leader', 'unit-head', 'clerk'),
    appraisers: at('appraiser'),
  };
}
