import { type Language, languages } from '#words/index.ts';

/** The pages of the counter beside the queues, for whoever may open them. */
export function counterDoors(language: Language, mayOpen: (route: string) => boolean) {
  const { counter, desk, handover, register, result, moving, vault } = languages[language];
  const all = [
    { href: '/can-bo/tiep-nhan', text: desk.newAtDesk, key: 'm' },
    { href: '/can-bo/quay', text: counter.desk.nav },
    { href: '/can-bo/ban-giao', text: handover.title },
    { href: '/can-bo/so-theo-doi', text: register.title },
    { href: '/can-bo/van-ban-di', text: result.books.title },
    { href: '/can-bo/chuyen-viec', text: moving.title },
    { href: '/can-bo/giay-to-kho', text: vault.objections.title },
  ];
  return all.filter(({ href }) => mayOpen(href));
}

/** The pages an officer starts from, by route; shown to whoever may enter them. */
export const DOORS = [
  '/ho-so',
  '/can-bo/bang-diem',
  '/can-bo/giam-sat',
  '/can-bo/giai-trinh',
  '/can-bo/diem-nghen',
  '/can-bo/mo-phong',
  '/can-bo/danh-gia',
  '/can-bo/thay-the',
  '/can-bo/cchc',
  '/can-bo/chi-tieu',
  '/can-bo/bao-cao',
  '/quan-tri/tai-khoan',
  '/quan-tri/ky-hieu',
  '/quan-tri/gui-su-kien',
  '/quan-tri/mau-ket-qua',
  '/quan-tri/suc-khoe',
] as const;
