export { finderOn } from './acts/addressees.ts';
export { chooseDigest } from './acts/choose-digest.ts';
export { gatherDigests, sendDigest } from './acts/digest.ts';
export { type Cause, queueNotices } from './acts/queue.ts';
export { NotSentYet, type Post, sendNotice } from './acts/send.ts';
export { tellApart } from './acts/tell.ts';
export { type Told, tellOfficers } from './acts/tell-officers.ts';
export { watchLimits } from './acts/watch-limits.ts';
export { digestAfter, mayWait } from './rules/digest.ts';
export { NOTICE_KINDS, type NoticeKind } from './rules/kinds.ts';
export { dossierPath, noticePath } from './rules/mail-text.ts';
export { isOfficerKind, OFFICER_ACTS, OFFICER_KINDS, type OfficerKind } from './rules/officer-kinds.ts';
export { type NoticeText, noticeText } from './rules/text.ts';
export { hasDigest } from './sql/digests.ts';
export {
  MOST_UNREAD,
  type Notice,
  noticesOf,
  noticesOfUnits,
  type OpenedNotice,
  openOwn,
  type Reading,
  readExplanation,
  readOwn,
  unreadCount,
} from './sql/notices.ts';
