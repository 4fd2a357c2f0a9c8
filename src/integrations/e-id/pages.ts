import type { Faults } from './faults.ts';
import type { SimulatedPerson } from './people.ts';

const safe = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

const STYLE = `
  body { font: 18px/1.5 system-ui, sans-serif; color: #17212b; background: #faf7f2; max-width: 40rem; margin: 0 auto; padding: 1rem; }
  .simulated { border: 2px solid #8a5a00; background: #fff; padding: .75rem 1rem; }
  label { display: block; font-weight: 600; margin-top: 1rem; }
  input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; border: 2px solid #17212b; }
  input[type=checkbox] { width: auto; }
  button { font: inherit; width: 100%; text-align: left; margin: .25rem 0; padding: .6rem .8rem; border: 2px solid #0b5a5e; background: #fff; color: #0b5a5e; cursor: pointer; }
  button.first { background: #0b5a5e; color: #fff; }
  button small { display: block; color: #17212b; }
  :focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; box-shadow: 0 0 0 5px #17212b; }
  .error { color: #b3261e; font-weight: 600; }
  ul { list-style: none; padding: 0; }`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title><style>${STYLE}</style></head>
<body><main><p class="simulated"><strong>Đây là máy mô phỏng định danh điện tử để dùng thử.</strong>
Không phải VNeID hay Cổng Dịch vụ công quốc gia; mọi người trong danh sách đều không có thật.</p>
<h1>${safe(title)}</h1>${body}</main></body></html>`;

const choice = ({ userName, name, organisationName, about }: SimulatedPerson): string =>
  `<li><button name="nguoi" value="${safe(userName)}">${safe(organisationName ?? name)}<small>${safe(about)}</small></button></li>`;

export const loginPage = (people: readonly SimulatedPerson[], password: string, wrong: boolean): string =>
  page(
    'Đăng nhập định danh điện tử',
    `<form method="post"><h2>Chọn một người để dùng thử</h2><ul>${people.map(choice).join('')}</ul></form>
<form method="post"><h2>Hoặc nhập tài khoản</h2>
${wrong ? '<p class="error" role="alert" id="sai">Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra và nhập lại.</p>' : ''}
<p>Mật khẩu của mọi tài khoản mẫu: <code>${safe(password)}</code></p>
<label for="ten">Tên đăng nhập</label><input id="ten" name="ten" autocomplete="username" spellcheck="false"${wrong ? ' aria-describedby="sai"' : ''}>
<label for="mat-khau">Mật khẩu</label><input id="mat-khau" name="mat-khau" type="password" autocomplete="current-password">
<p><button class="first">Đăng nhập</button></p></form>
<form method="post"><p><button name="tu-choi" value="1">Không đồng ý chia sẻ thông tin, quay lại</button></p></form>`,
  );

/** \`form\` is the provider's own, hidden; the buttons send it. */
export const logoutPage = (form: string): string =>
  page(
    'Đăng xuất khỏi định danh điện tử?',
    `${form}<p>Bạn đã đăng xuất khỏi Một Cửa. Trên máy dùng chung, hãy đăng xuất cả ở đây.</p>
<p><button class="first" form="op.logoutForm" name="logout" value="yes">Đăng xuất</button></p>
<p><button form="op.logoutForm">Ở lại</button></p>`,
  );

export const sentencePage = (title: string, sentence: string): string => page(title, `<p>${safe(sentence)}</p>`);

const LABELS: Record<Exclude<keyof Faults, 'slow'>, string> = {
  expiredCode: 'Mã trao đổi luôn quá hạn',
  refuse: 'Người dùng luôn từ chối chia sẻ',
  wrongNonce: 'Trả lời sai yêu cầu (nonce)',
  newAccount: 'Người dùng đăng ký lại tài khoản (TechID mới, số định danh cũ)',
};

export const faultsPage = (faults: Faults): string =>
  page(
    'Lỗi mô phỏng',
    `<form method="post">${Object.entries(LABELS)
      .map(
        ([name, label]) =>
          `<label><input type="checkbox" name="${name}" value="1"${faults[name as keyof typeof LABELS] ? ' checked' : ''}> ${label}</label>`,
      )
      .join('')}
<label for="slow">Chậm (mili giây)</label><input id="slow" name="slow" inputmode="numeric" value="${faults.slow}">
<p><button class="first">Áp dụng</button></p></form>`,
  );
