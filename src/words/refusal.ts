import type { vi } from './vi/index.ts';

/** Every refusal the program can make: exactly the codes that have a Vietnamese sentence. */
export type RefusalCode = keyof typeof vi.refusal;
