// By keyboard alone, on narrow and enlarged screens, in the dark, without motion; every page by itself.
import { answer, price, threeTaps, WORDS } from './support/steps.ts';
import { expect, expectNoSidewaysScroll, test } from './support/test.ts';

test('the quote works by keyboard alone, and the focus follows the questions', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Dove ritiri la CNS?' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Vai al contenuto' })).toBeFocused();
  for (const words of ['Torino', WORDS.it.first, WORDS.it.privately]) {
    const choice = page.locator('.choices').getByRole('button', { name: new RegExp(`^${words}`) });
    for (let presses = 0; presses < 30 && !(await choice.evaluate((it) => it === document.activeElement)); presses += 1) {
      await page.keyboard.press('Tab');
    }
    await expect(choice).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(price(page)).toHaveText(WORDS.it.total70);
  await expect(page.locator('#result')).toBeFocused();
});

test('each navigation moves focus, title and announcement', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Note legali' }).click();
  await expect(page).toHaveTitle(/Note legali/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveTitle(/Quanto costa la CNS/);
});

for (const path of ['/privacy', '/note-legali', '/accessibilita', '/non-esiste', '/prenota', '/en/privacy', '/en/legal']) {
  test(`the page ${path} stands by itself`, async ({ page, audit }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await audit(path);
  });
}

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('nothing sticks out sideways', async ({ page, audit }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Dove ritiri la CNS?' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await threeTaps(page, 'it', 'Torino');
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Prenota', exact: true }).click();
    await expect(page.getByRole('heading', { name: WORDS.it.firstPlaces })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await audit('320 pixels');
  });
});

test.describe('at twice the size', () => {
  // A window of 1280 by 1024 pixels at 200 % shows as much as one of 640 by 512.
  test.use({ viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 });

  test('the quote stays whole', async ({ page, audit }) => {
    await threeTaps(page, 'it', 'Torino');
    await expect(price(page)).toHaveText(WORDS.it.total70);
    await expectNoSidewaysScroll(page);
    await audit('200 %');
  });
});

test.describe('in the dark, without motion', () => {
  test.use({ colorScheme: 'dark', reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } } as object);

  test('contrast holds and nothing moves', async ({ page, audit }) => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.goto('/');
    await answer(page, 'Genova');
    await audit('a question in the dark');
    await answer(page, WORDS.it.first);
    await answer(page, WORDS.it.privately);
    await expect(price(page)).toHaveText(WORDS.it.total25);
    await audit('the price in the dark');
    const moving = await page.evaluate(() => document.getAnimations().filter((it) => it.playState === 'running').length);
    expect(moving).toBe(0);
  });
});

test.describe('a program that does not start', () => {
  // The browser logs the module that did not come.
  test.use({ expectedConsole: [/Failed to/] });

  test('shows a human page with a telephone number', async ({ page, audit }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Questa pagina si è fermata' })).toBeVisible();
    await expect(page.getByRole('link', { name: '011 571 6250' }).first()).toBeVisible();
    await audit('a stopped program');
  });
});
