/** Life events in the order of the home page; their words stand under `ui.lifeEvents`, their procedures in the catalogue. */
export const lifeEventSlugs = [
  'sinh-con',
  'nha-dat-xay-dung',
  'ket-hon-ho-tich',
  'cu-tru-giay-to',
  'tau-ca-nghe-bien',
  'huu-tri-tro-cap',
  'mo-cua-hang-cong-ty',
  'nguoi-than-qua-doi',
] as const;

export type LifeEventSlug = (typeof lifeEventSlugs)[number];
