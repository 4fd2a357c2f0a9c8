export { type Cause, queueNotices } from './acts/queue.ts';
export { NotSentYet, type Post, sendNotice } from './acts/send.ts';
export { NOTICE_KINDS, type NoticeKind } from './rules/kinds.ts';
export { dossierPath } from './rules/mail-text.ts';
export { type NoticeText, noticeText } from './rules/text.ts';
export { type Notice, noticesOf, noticesOfUnits, type OpenedNotice, openOwn, unreadCount } from './sql/notices.ts';
