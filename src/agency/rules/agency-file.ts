import { bool, type Checked, day, listOf, mapOf, matching, oneOf, optional, shape, text } from '#kernel/check.ts';
import { AGENCY_KINDS } from './agencies.ts';

const level = oneOf(['province', 'district', 'commune']);
const settling = oneOf(['province', 'commune']);
export const agencyKind = oneOf(AGENCY_KINDS);

/** The parts of a file that sets up a province's agencies: those above before those below, days as `2026-11-20`. */
export const agencyParts = {
  agencies: listOf(
    shape({
      ...{ code: text, kind: agencyKind, level, vi: text, en: text, parent: optional(text), from: day, basis: text },
      place: shape({ level, code: text }),
      ...{ address: optional(text), phone: optional(text), codeIsDemo: optional(bool) },
    }),
  ),
  /** Agencies that end on a day, and who carries on which matter. */
  ended: listOf(
    shape({ agency: text, day, basis: text, successors: listOf(shape({ code: text, matter: optional(text) })) }),
  ),
  /** `"1": ["07:30-11:30", "13:00-17:00"]`: Monday; the seventh day is Sunday. */
  hours: listOf(
    shape({
      ...{ agency: text, purpose: oneOf(['working', 'reception']), from: day, basis: text },
      week: mapOf(listOf(matching(/^\d\d:\d\d-\d\d:\d\d$/))),
    }),
  ),
  /** The signs of offices in the numbers of their papers (NĐ 30/2020). */
  signs: listOf(shape({ agency: text, sign: text, from: day, basis: text })),
  /** Who settles a procedure or a field, or everything where neither is named, in a place or in the whole province. */
  competence: listOf(
    shape({
      ...{ agency: text, level: settling, from: day, basis: text, field: optional(text), procedure: optional(text) },
      place: optional(shape({ level: settling, code: text })),
    }),
  ),
};

/** `motcua import agencies FILE`: any part may be left out. */
export const agencyFile = shape({
  agencies: optional(agencyParts.agencies),
  ended: optional(agencyParts.ended),
  hours: optional(agencyParts.hours),
  signs: optional(agencyParts.signs),
  competence: optional(agencyParts.competence),
});
export type AgencyFile = Checked<typeof agencyFile>;
