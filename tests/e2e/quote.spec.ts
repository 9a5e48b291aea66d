// The quote: price, entitlement and reasons, in few taps, for both Chambers and both languages.
import { answer, price, threeTaps, WORDS, type Lang } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const COMMONEST: { lang: Lang; city: string; total: 'total70' | 'total25' }[] = [
  { lang: 'it', city: 'Torino', total: 'total70' },
  { lang: 'en', city: 'Torino', total: 'total70' },
  { lang: 'it', city: 'Genova', total: 'total25' },
  { lang: 'en', city: 'Genova', total: 'total25' },
];

for (const { lang, city, total } of COMMONEST) {
  test(`a private citizen at ${city} sees the price after three taps (${lang})`, async ({ page, audit }) => {
    const words = WORDS[lang];
    await page.goto(words.home);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await audit('the first question');
    await answer(page, city);
    await expect(price(page)).toBeVisible();
    await audit('the range after one tap');
    await answer(page, words.first);
    await answer(page, words.privately);
    await expect(price(page)).toHaveText(words[total]);
    await expect(page.getByRole('heading', { name: words.collect })).toBeVisible();
    await expect(page.getByRole('heading', { name: words.bring })).toBeVisible();
    await audit('the price with its reasons');
  });
}

test('the range narrows with each answer until a sole proprietor knows the reduced price', async ({ page, audit }) => {
  await page.goto('/');
  await answer(page, 'Torino');
  await expect(price(page)).toContainText('da 0 a 88,30');
  await answer(page, WORDS.it.first);
  await answer(page, WORDS.it.soleProprietor);
  await answer(page, 'No');
  await answer(page, 'Torino');
  await answer(page, WORDS.it.never);
  await answer(page, 'Chiavetta');
  await expect(price(page)).toHaveText(WORDS.it.total40);
  await audit('the reduced price');
});

test('a line of the price opens to the rule and to the sentence of the Chamber', async ({ page, audit }) => {
  await threeTaps(page, 'it', 'Torino');
  await page.getByText('Perché', { exact: false }).first().click();
  await expect(page.getByText('costa 70 euro').first()).toBeVisible();
  await audit('the reason of a line');
});

for (const lang of ['it', 'en'] as const) {
  test(`a renewal is sent where it is done (${lang})`, async ({ page, audit }) => {
    const words = WORDS[lang];
    await page.goto(words.home);
    await answer(page, 'Torino');
    await answer(page, words.renew);
    await answer(page, words.never);
    await expect(page.getByRole('heading', { name: words.elsewhere })).toBeVisible();
    await expect(page.getByRole('link', { name: words.book, exact: true })).toHaveCount(0);
    await audit('a redirect');
  });
}

test('the address carries the answers to another phone, and nothing else', async ({ page, browser, baseURL }) => {
  await threeTaps(page, 'it', 'Genova');
  await expect(price(page)).toHaveText(WORDS.it.total25);
  const shared = page.url();
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await elsewhere.goto(shared);
  await expect(price(elsewhere)).toHaveText(WORDS.it.total25);
  await other.close();
});

test('an answer can be changed and the price follows', async ({ page }) => {
  await threeTaps(page, 'it', 'Torino');
  await page.getByRole('button', { name: 'Modifica: Dove ritiri la CNS?' }).click();
  await answer(page, 'Genova');
  await expect(price(page)).toHaveText(WORDS.it.total25);
});
