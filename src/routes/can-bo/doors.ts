import type { CounterWork } from '#desk/index.ts';
import { type Language, languages } from '#words/index.ts';

/** A page, and how much waits there for this officer, in words. */
export interface Door {
  readonly href: string;
  readonly text: string;
  readonly key?: string;
  readonly waits?: string | undefined;
}

/** The pages of the counter beside the queues, for whoever may open them and has something there. */
export function counterDoors(language: Language, mayOpen: (route: string) => boolean, work: CounterWork): Door[] {
  const { counter, desk, handover, register, result, moving, vault } = languages[language];
  const ofCentre = ['/can-bo/quay', '/can-bo/so-theo-doi'];
  const all = [
    { href: '/can-bo/tiep-nhan', text: desk.newAtDesk, key: 'm' },
    { href: '/can-bo/quay', text: counter.desk.nav },
    {
      ...{ href: '/can-bo/ban-giao', text: handover.title },
      waits: work.awaiting > 0 ? handover.waits(work.awaiting) : undefined,
    },
    { href: '/can-bo/so-theo-doi', text: register.title },
    { href: '/can-bo/van-ban-di', text: result.books.title },
    {
      ...{ href: '/can-bo/chuyen-viec', text: moving.title },
      waits: work.leftBehind > 0 ? moving.leftBehind(work.leftBehind) : undefined,
    },
    { href: '/can-bo/giay-to-kho', text: vault.objections.title },
  ];
  return all.filter(({ href }) => mayOpen(href) && (work.hasCentre || !ofCentre.includes(href)));
}

/** Pages an officer starts from, by kind of work, those first that are the daily work; only those that open. */
export function officerDoors(
  language: Language,
  mayOpen: (route: string) => boolean,
  { works, work }: { works: boolean; work: CounterWork },
) {
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
    procedureWriting,
    report,
    api,
    result,
    health,
    agency,
    trial,
  } = languages[language];
  const named = (pairs: readonly (readonly [href: string, text: string])[]): Door[] =>
    pairs.filter(([href]) => mayOpen(href) && (works || href !== '/ho-so')).map(([href, text]) => ({ href, text }));
  const { counter, steer, own, settings } = identity.desk.doors;
  const groups = [
    { title: counter, doors: counterDoors(language, mayOpen, work) },
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
        ['/quan-tri/co-quan', agency.manage.title],
        ['/quan-tri/lich-lam-viec', agency.calendar.title],
        ['/quan-tri/ky-hieu', agency.signs.title],
        ['/quan-tri/ung-dung', api.clients.title],
        ['/quan-tri/gui-su-kien', api.deliveries.title],
        ['/quan-tri/thu-tuc', procedureWriting.title],
        ['/quan-tri/mau-ket-qua', result.template.title],
        ['/quan-tri/suc-khoe', health.title],
      ]),
    },
  ];
  return groups.filter(({ doors }) => doors.length > 0);
}
