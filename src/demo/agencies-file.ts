import { agencyParts, agencyKind as kind } from '#agency/index.ts';
import { bool, type Checked, day, listOf, matching, optional, shape, text, whole } from '#kernel/check.ts';

/** data/demo/agencies.json. */
export const demoAgencies = shape({
  ...agencyParts,
  communes: listOf(shape({ code: text, unit: matching(/^\d{5}$/) })),
  communeParts: listOf(shape({ suffix: text, kind, vi: text, en: text, only: optional(listOf(text)) })),
  communeFrom: day,
  communeBasis: text,
  partsBasis: text,
  police: shape({ parent: text, firstSuffix: whole }),
  communeCompetence: listOf(
    shape({ suffix: optional((value) => value as string), police: optional(bool), fields: optional(listOf(text)) }),
  ),
  communeCompetenceBasis: text,
});
export type DemoAgencies = Checked<typeof demoAgencies>;
