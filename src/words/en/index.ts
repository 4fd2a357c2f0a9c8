import type { Words } from '../index.ts';
import { common } from './common.ts';
import { refusal } from './refusal.ts';

export const en: Words = { common, refusal };
