export interface Article {
  readonly article: string;
  readonly clause?: string;
}

/** `Đ16.3, Đ19.5` taken apart, so that a page can say it in a sentence: Điều 16 khoản 3, Điều 19 khoản 5. */
export const articlesIn = (text: string): Article[] =>
  [...text.matchAll(/Đ(\d+)(?:\.(\w+))?/g)].map(([, article = '', clause]) => ({
    article,
    ...(clause ? { clause } : {}),
  }));
