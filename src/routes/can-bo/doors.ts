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

/** Pages an officer starts from, by kind of work, those first that are the daily work; only those that open. */
export function officerDoors(language: Language, mayOpen: (route: string) => boolean, works: boolean) {
  const {
    identity,
    filing,
    score,
    oversight,
    explanation,
    bottleneck,
    evaluation,
    target,
    par,
    report,
    api,
    result,
    health,
    agency,
    trial,
  } = languages[language];
  const named = (pairs: readonly (readonly [href: string, text: string])[]) =>
    pairs.filter(([href]) => mayOpen(href) && (works || href !== '/ho-so')).map(([href, text]) => ({ href, text }));
  const { counter, steer, own, settings } = identity.desk.doors;
  const groups = [
    { title: counter, doors: counterDoors(language, mayOpen) },
    {
      title: steer,
      doors: named([
        ['/can-bo/giam-sat', oversight.title],
        ['/can-bo/bang-diem', score.leaderTitle],
        ['/can-bo/diem-nghen', bottleneck.title],
        ['/can-bo/mo-phong', trial.title],
        ['/can-bo/chi-tieu', target.title],
        ['/can-bo/giai-trinh', explanation.title],
        ['/can-bo/bao-cao', report.title],
        ['/can-bo/cchc', par.title],
      ]),
    },
    {
      title: own,
      doors: named([
        ['/can-bo/danh-gia', evaluation.title],
        ['/can-bo/thay-the', identity.absence.title],
        ['/ho-so', filing.own.ofUnit],
      ]),
    },
    {
      title: settings,
      doors: named([
        ['/quan-tri/tai-khoan', identity.accounts.title],
        ['/quan-tri/ky-hieu', agency.signs.title],
        ['/quan-tri/gui-su-kien', api.deliveries.title],
        ['/quan-tri/mau-ket-qua', result.template.title],
        ['/quan-tri/suc-khoe', health.title],
      ]),
    },
  ];
  return groups.filter(({ doors }) => doors.length > 0);
}
