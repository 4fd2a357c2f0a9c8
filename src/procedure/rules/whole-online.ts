import { fold } from '#kernel/text.ts';
import type { Component, ProcedureContent } from './content.ts';

/** Why a service may be offered only partly online: the reasons of NĐ 224/2026 Đ14. `unsaid`: none is published. */
export type PartlyReason = 'presence' | 'field-inspection' | 'technical' | 'unsaid';

export interface WhyPartly {
  reason: PartlyReason;
  /** The published words. */
  words: string | null;
}

/** Where the published words and the configuration contradict "toàn trình". */
export type Contradiction =
  | 'no-online-channel'
  | 'presence'
  | 'field-inspection'
  | 'original-shown'
  | 'original-needed';

export interface Finding {
  contradiction: Contradiction;
  words: string;
}

const PRESENCE = /co mat|truoc mat|cung ky|nguoi yeu cau ky so|xuat trinh/;
const INSPECTION = /tham dinh thuc te|kiem tra thuc te|hien truong|tham dinh tai co so|danh gia thuc te|thuc dia/;
const TECHNICAL = /su co|ky thuat he thong|chua ket noi|chua dap ung ky thuat/;
/** Papers the applicant writes: an electronic form takes their place. */
const WRITTEN =
  /^(to khai|don|mau|giay de nghi|van ban uy quyen|van ban de nghi|ban cam ket|ban thuyet minh|danh sach)/;

/** Of a service that is not wholly online: why not, by the words published with it. Nothing for one that is. */
export function whyNotWholeOnline(content: ProcedureContent): WhyPartly | undefined {
  if (content.serviceLevel === null || content.serviceLevel === 'TOAN_TRINH') return undefined;
  const words = content.serviceLevelNote;
  const folded = fold(words ?? '');
  if (PRESENCE.test(folded)) return { reason: 'presence', words };
  if (INSPECTION.test(folded)) return { reason: 'field-inspection', words };
  if (TECHNICAL.test(folded)) return { reason: 'technical', words };
  return { reason: 'unsaid', words };
}

const onPaperOnly = (one: Component) => /^kenh (truc tiep|buu chinh)/.test(fold(one.condition ?? ''));

function paperFinding(one: Component): Finding[] {
  if (!one.mandatory || one.obtainableFrom || one.form || onPaperOnly(one) || WRITTEN.test(fold(one.name))) return [];
  if (one.copyType?.includes('xuất trình')) return [{ contradiction: 'original-shown', words: one.name }];
  return one.original > 0 ? [{ contradiction: 'original-needed', words: one.name }] : [];
}

/** Contradictions of a service that calls itself "toàn trình" (NĐ 224/2026 Đ14; the truth check of docs). */
export function contradictions(content: ProcedureContent): Finding[] {
  if (content.serviceLevel !== 'TOAN_TRINH') return [];
  const findings: Finding[] = [];
  if (!content.channels.some(({ type }) => type === 'TRUC_TUYEN'))
    findings.push({ contradiction: 'no-online-channel', words: content.channels.map(({ type }) => type).join(', ') });
  for (const { text } of content.steps) {
    const folded = fold(text);
    if (PRESENCE.test(folded)) findings.push({ contradiction: 'presence', words: text });
    if (INSPECTION.test(folded)) findings.push({ contradiction: 'field-inspection', words: text });
  }
  return [...findings, ...content.components.flatMap(paperFinding)];
}
