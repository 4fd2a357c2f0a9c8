import type { Client } from '../../clients/typescript/client.ts';
import { samplePdf } from './papers.ts';

/** The general declaration's procedure of the case tests, its centre and its department. */
export const PROCEDURE = '1.003634';
export const CENTRE = 'H48.01.50';
/** Answers to the general declaration. */
export const generalAnswers: Record<string, unknown> = {
  ...{ filerKind: 'person', filerName: 'Lê Thị Lan', filerBirth: '1990-03-08', filerSex: 'female' },
  ...{
    filerNumber: '051190001234',
    filerCardOn: null,
    filerCardBy: null,
    filerPhone: '0905123456',
    filerEmail: null,
    filerFax: null,
  },
  filerAddress: { unit: '21025', text: 'Phường Cẩm Thành, tỉnh Quảng Ngãi', detail: '12 Lê Lợi' },
  ...{ isOwner: true, request: 'Đề nghị đăng ký tạm thời tàu cá QNg-90214-TS đóng mới tại Sa Huỳnh.', note: null },
};

const applicant = { fullName: 'Lê Thị Lan', personalNumber: '051190001234', birthDate: '1990-03-08' };

export const wish = (answers: Record<string, unknown> = {}) => ({
  ...{ applicant, answers: { ...generalAnswers, ...answers }, receivingAgency: CENTRE, declared: true },
  authority: {
    ...{ kind: 'representative' as const, basis: 'Giấy ủy quyền số 12/2026, công chứng ngày 2/11/2026' },
    consentAt: '2026-11-19T02:00:00Z',
  },
  delivery: { how: 'centre' as const, where: CENTRE },
});

/** Files of every component that is always needed. */
export async function neededFiles(client: Client, procedure = PROCEDURE) {
  const form = await client.call('readForm', { path: { procedure } });
  return form.body.components
    .filter(({ required }) => required)
    .map(({ id }) => ({
      ...{ component: id, name: `${id} bản quét.pdf` },
      content: new Blob([new Uint8Array(samplePdf(id))], { type: 'application/pdf' }),
    }));
}
