import { AGENCY_KINDS } from '#agency/index.ts';
import {
  bool,
  type Checked,
  day,
  listOf,
  mapOf,
  matching,
  oneOf,
  optional,
  shape,
  text,
  whole,
} from '#kernel/check.ts';

const level = oneOf(['province', 'district', 'commune']);
const settling = oneOf(['province', 'commune']);
const kind = oneOf(AGENCY_KINDS);

/** data/demo/agencies.json. */
export const demoAgencies = shape({
  agencies: listOf(
    shape({
      ...{ code: text, kind, level, vi: text, en: text, parent: optional(text), from: day, basis: text },
      place: shape({ level, code: text }),
      ...{ address: optional(text), codeIsDemo: bool },
    }),
  ),
  communes: listOf(shape({ code: text, unit: matching(/^\d{5}$/) })),
  communeParts: listOf(shape({ suffix: text, kind, vi: text, en: text, only: optional(listOf(text)) })),
  communeFrom: day,
  communeBasis: text,
  partsBasis: text,
  police: shape({ parent: text, firstSuffix: whole }),
  ended: listOf(
    shape({ agency: text, day, basis: text, successors: listOf(shape({ code: text, matter: optional(text) })) }),
  ),
  hours: listOf(
    shape({
      ...{ agency: text, purpose: oneOf(['working', 'reception']), from: day, basis: text },
      week: mapOf(listOf(matching(/^\d\d:\d\d-\d\d:\d\d$/))),
    }),
  ),
  competence: listOf(
    shape({
      ...{ agency: text, level: settling, from: day, basis: text, field: optional(text), procedure: optional(text) },
    }),
  ),
  communeCompetence: listOf(
    shape({ suffix: optional((value) => value as string), police: optional(bool), fields: optional(listOf(text)) }),
  ),
  communeCompetenceBasis: text,
  signs: listOf(shape({ agency: text, sign: text, from: day, basis: text })),
});
export type DemoAgencies = Checked<typeof demoAgencies>;
