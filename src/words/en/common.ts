import type { Words } from '../index.ts';

export const common: Words['common'] = {
  product: 'Một Cửa',
  skip: 'Skip to main content',
  back: 'Back',
};
