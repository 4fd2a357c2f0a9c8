import { QUEUES, type Queue, WHOSE, type Whose } from '#dossier/index.ts';

const WHOSE_IN = { toi: 'own', 'don-vi': 'unit', 'thay-mat': 'instead' } as const;

/** The list an address means: `?hang=mine&cua=toi`. Its query is what leads back to it, `hang` first; empty without a list. */
export function listIn(url: URL): { queue: Queue | undefined; whose: Whose | undefined; list: string } {
  const queue = QUEUES.find((one) => one === url.searchParams.get('hang'));
  const mark = url.searchParams.get('cua') as keyof typeof WHOSE_IN;
  const whose = WHOSE.find((one) => one === WHOSE_IN[mark]);
  const list = queue ? new URLSearchParams({ hang: queue, ...(whose ? { cua: mark } : {}) }).toString() : '';
  return { queue, whose, list };
}
