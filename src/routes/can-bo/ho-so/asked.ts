import { QUEUES, type Queue, type SearchQuestion, WHOSE, type Whose } from '#dossier/index.ts';

const WHOSE_IN = { toi: 'own', 'don-vi': 'unit', 'thay-mat': 'instead' } as const;

/** The list an address means: `?hang=mine&cua=toi`. Its query is what leads back to it, `hang` first; empty without a list. */
export function listIn(url: URL): { queue: Queue | undefined; whose: Whose | undefined; list: string } {
  const queue = QUEUES.find((one) => one === url.searchParams.get('hang'));
  const mark = url.searchParams.get('cua') as keyof typeof WHOSE_IN;
  const whose = WHOSE.find((one) => one === WHOSE_IN[mark]);
  const list = queue ? new URLSearchParams({ hang: queue, ...(whose ? { cua: mark } : {}) }).toString() : '';
  return { queue, whose, list };
}

/** The search an address means: `?tim=lê văn an&trang=2`; `rong=1` asks for every reading of it. */
export function searchIn(url: URL): SearchQuestion | undefined {
  const typed = url.searchParams.get('tim')?.trim().slice(0, 100);
  const page = Number(url.searchParams.get('trang') ?? 1);
  return typed ? { typed, page: Number.isSafeInteger(page) ? page : 1, wide: url.searchParams.has('rong') } : undefined;
}
