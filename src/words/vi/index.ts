import { common } from './common.ts';
import { refusal } from './refusal.ts';

export const vi = { common, refusal };
