export {
  checkPublished,
  type PublishedAnswer,
  type PublishedChecked,
  type PublishedFigure,
  publishedFigures,
} from './published.ts';
