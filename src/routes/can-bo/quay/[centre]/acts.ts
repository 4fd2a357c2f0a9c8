import { callAgain, callNext, finish, leave, letBack, sit, skip, transfer } from '#desk/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { text } from '../../../forms.ts';

type Act = (locals: App.Locals, centre: string, form: FormData) => Promise<Outcome<unknown>>;

const seen = (form: FormData) => ({ seen: text(form, 'dang-goi') });
/** `quay-2` or `nhom-B`. */
const target = (form: FormData) => {
  const [kind, value = ''] = text(form, 'den').split('-');
  return kind === 'quay' ? { counter: Number(value) } : { line: value };
};

/** What an officer can press at a counter, by the value of the button. */
export const counterActs: Readonly<Record<string, Act>> = {
  ngoi: ({ app, viewer }, centre, form) => sit(app, viewer, { centre, counter: Number(text(form, 'quay')) }),
  roi: ({ app, viewer }, centre) => leave(app, viewer, centre),
  goi: ({ app, viewer }, centre, form) => callNext(app, viewer, { centre, ...seen(form) }),
  lai: ({ app, viewer }, centre, form) => callAgain(app, viewer, { centre, ...seen(form) }),
  xong: ({ app, viewer }, centre, form) => finish(app, viewer, { centre, ...seen(form) }),
  vang: ({ app, viewer }, centre, form) => skip(app, viewer, { centre, ...seen(form) }),
  chuyen: ({ app, viewer }, centre, form) => transfer(app, viewer, { centre, ...seen(form), ...target(form) }),
  'vao-lai': ({ app, viewer }, centre, form) => letBack(app, viewer, { centre, ticket: text(form, 'phieu') }),
};
