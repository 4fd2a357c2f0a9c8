import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';

test('Bà Phạm Thị Lài finds out what became of her old ward', async (t) => {
  const page = await pageFor(t, { width: 360 });
  await page.goto('/don-vi-hanh-chinh');
  await page.getByRole('searchbox').fill('tinh an');
  await page.getByRole('button', { name: 'Tìm' }).click();
  const old = page.getByRole('row').filter({ hasText: 'thành phố Quảng Ngãi' });
  await old.getByRole('link', { name: 'Xã Tịnh An', exact: true }).click();
  const sentence =
    'Từ 01/07/2025, xã Tịnh An, thành phố Quảng Ngãi, tỉnh Quảng Ngãi nhập toàn bộ vào phường Trương Quang Trọng, tỉnh Quảng Ngãi, theo Nghị quyết số 1677/NQ-UBTVQH15 ngày 16/6/2025.';
  assert.ok(await page.getByText(sentence).isVisible());
  assert.equal(await sidewaysScroll(page), 0);
  await page.getByRole('link', { name: 'Phường Trương Quang Trọng', exact: true }).click();
  assert.ok(await page.getByRole('heading', { name: 'Được lập từ' }).isVisible());
  assert.equal(await page.getByRole('listitem').filter({ hasText: ': toàn bộ' }).count(), 4);
});

test('a person whose commune was split sees each part, and where all the people went first', async (t) => {
  const page = await pageFor(t);
  await page.goto('/don-vi-hanh-chinh/xa/00112?ngay=2025-06-30');
  assert.match(
    (await page.getByRole('heading', { name: 'Nay là' }).locator('..').textContent()) ?? '',
    /được chia vào 2 đơn vị mới/,
  );
  const parts = await page.getByRole('listitem').filter({ hasText: 'một phần diện tích' }).allTextContents();
  assert.match(parts[0] ?? '', /toàn bộ dân số.*thường là đơn vị này/s);
});

test('the country is seen as it was before and after the districts ended', async (t) => {
  const page = await pageFor(t);
  await page.goto('/don-vi-hanh-chinh');
  assert.ok(await page.getByText(/34 đơn vị cấp tỉnh và 3\.321 đơn vị cấp xã/).isVisible());
  await page.getByRole('link', { name: '30/06/2025' }).click();
  assert.ok(await page.getByText(/63 đơn vị cấp tỉnh, 696 đơn vị cấp huyện và 10\.033 đơn vị cấp xã/).isVisible());
  await page.getByRole('link', { name: 'Tỉnh Kon Tum' }).click();
  assert.ok(
    await page
      .getByText(/tỉnh Kon Tum nhập toàn bộ vào tỉnh Quảng Ngãi, theo Nghị quyết số 202\/2025\/QH15/)
      .isVisible(),
  );
});

test('an owner of a fishing vessel finds the agency, what it handles and when it is open', async (t) => {
  const page = await pageFor(t, { width: 360 });
  await page.goto('/co-quan');
  assert.equal(await sidewaysScroll(page), 0);
  await page.getByRole('link', { name: 'Sở Nông nghiệp và Môi trường', exact: true }).click();
  await page.getByRole('link', { name: 'Chi cục Thủy sản', exact: true }).click();
  assert.ok(await page.getByText('000.05.14.H48').isVisible());
  assert.ok(
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Thủy sản$/ })
      .isVisible(),
  );
  assert.equal(await page.getByRole('row').count(), 8, 'a head and seven days');
  assert.equal(await sidewaysScroll(page), 0);
});

test('a dissolved department says who carries on its work', async (t) => {
  const page = await pageFor(t);
  await page.goto('/co-quan/H48.20');
  assert.ok(await page.getByText(/đã chấm dứt hoạt động từ 01\/03\/2025/).isVisible());
  await page.getByRole('link', { name: 'Sở Nông nghiệp và Môi trường', exact: true }).click();
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Sở Nông nghiệp và Môi trường');
});

test('the pages of units and agencies are complete in English', async (t) => {
  const page = await pageFor(t, { language: 'en' });
  await page.goto('/co-quan/H48.01.50');
  assert.match(
    (await page.getByRole('heading', { level: 1 }).textContent()) ?? '',
    /Public Administration Service Centre/,
  );
  assert.ok(await page.getByRole('columnheader', { name: 'Reception' }).isVisible());
  await page.goto('/don-vi-hanh-chinh/xa/21232');
  assert.ok(
    await page.getByText(/the whole of Tịnh An Commune, Quảng Ngãi City, Quảng Ngãi Province is part of/).isVisible(),
  );
});

test('a code that no unit or agency bears is not found', async (t) => {
  const page = await pageFor(t);
  for (const path of ['/don-vi-hanh-chinh/xa/99999', '/don-vi-hanh-chinh/thon/1', '/co-quan/H48.98'])
    assert.equal((await page.goto(path))?.status(), 404, path);
});

// The rules of WCAG are checked by a script in the page, which a visit without script cannot run.
for (const width of [360, 1280] as const)
  test(`the pages of units and agencies can be used by everyone at ${width} pixels`, async (t) => {
    const page = await pageFor(t, { width, javaScript: true });
    for (const path of [
      '/co-quan',
      '/co-quan/H48.01.50',
      '/co-quan/H48.32',
      '/don-vi-hanh-chinh',
      '/don-vi-hanh-chinh?tu-khoa=tinh+khe',
      '/don-vi-hanh-chinh/tinh/51',
      '/don-vi-hanh-chinh/huyen/522',
      '/don-vi-hanh-chinh/xa/00112?ngay=2025-06-30',
    ]) {
      await page.goto(path);
      assert.equal(await sidewaysScroll(page), 0, path);
      await checkAxe(page);
    }
  });
