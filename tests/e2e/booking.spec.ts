// From the price to the ticket, on the real agenda; what goes wrong loses nothing.
import { person } from './support/people.ts';
import { openBooking, threeTaps, typePerson, WORDS, type Lang } from './support/steps.ts';
import { expect, test } from './support/test.ts';

// A refused request and a dropped one are part of these journeys; the browser logs both.
test.use({ expectedConsole: [/Failed to load resource/] });

const COUNTERS: { lang: Lang; city: string; who: number }[] = [
  { lang: 'it', city: 'Torino', who: 1 },
  { lang: 'en', city: 'Torino', who: 2 },
  { lang: 'it', city: 'Genova', who: 3 },
  { lang: 'en', city: 'Genova', who: 4 },
];

for (const { lang, city, who } of COUNTERS) {
  test(`a place at ${city} is booked and its ticket shows it (${lang})`, async ({ page, audit }) => {
    const words = WORDS[lang];
    await threeTaps(page, lang, city);
    await openBooking(page, lang);
    await audit('the free places');
    await page.locator('.choices button').first().click();
    await expect(page.getByRole('heading', { name: words.who })).toBeFocused();
    await audit('the empty form');
    await typePerson(page, lang, person(who));
    await page.getByRole('button', { name: words.next, exact: true }).click();
    await expect(page.getByRole('heading', { name: words.check })).toBeFocused();
    await audit('the summary');
    await page.getByRole('button', { name: words.confirm }).click();
    await expect(page.getByText(words.done)).toBeVisible();
    await expect(page.locator('.ticket-code')).toHaveText(/^[0-9A-Z]{10}$/);
    await expect(page.getByText('Prova E.')).toBeVisible();
    await audit('the ticket');
    const code = await page.locator('.ticket-code').textContent();
    await page.reload();
    await expect(page.locator('.ticket-code')).toHaveText(code ?? '');
  });
}

test('each wrong field is named, and the focus goes to the list', async ({ page, audit }) => {
  await threeTaps(page, 'it', 'Torino');
  await openBooking(page, 'it');
  await page.locator('.choices button').first().click();
  await typePerson(page, 'it', { given: '', family: 'Esempio', taxCode: 'SMPPRV80A01L219A', email: 'prova@pec.it' });
  await page.getByRole('button', { name: 'Avanti', exact: true }).click();
  await expect(page.locator('#errors')).toBeFocused();
  const mistakes = page.getByRole('alert').getByRole('link');
  await expect(mistakes).toHaveCount(3);
  await audit('the form with mistakes');
  await mistakes.first().click();
  await expect(page.getByLabel('Nome', { exact: true })).toBeFocused();
});

test('a place that somebody takes meanwhile costs nothing that was typed', async ({ page, request, audit }) => {
  await threeTaps(page, 'it', 'Genova');
  await openBooking(page, 'it');
  await page.locator('.choices button').first().click();
  const me = person(5);
  await typePerson(page, 'it', me);
  await page.getByRole('button', { name: 'Avanti', exact: true }).click();
  await expect(page.getByRole('heading', { name: WORDS.it.check })).toBeFocused();

  const month = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' }).slice(0, 7);
  const places = await (await request.get(`/api/v1/chambers/genova/places?month=${month}`)).json();
  const rival = person(6);
  const taken = await request.post('/api/v1/chambers/genova/bookings', {
    headers: { 'Idempotency-Key': 'a-rival-of-the-journeys' },
    data: {
      place: { ...places.first[0], time: places.first[0].time.slice(0, 5) },
      person: { given_name: rival.given, family_name: rival.family, tax_code: rival.taxCode, email: rival.email },
      answers: { applicant_kind: 'private_citizen' },
      language: 'it',
    },
  });
  expect(taken.status()).toBe(201);

  await page.getByRole('button', { name: WORDS.it.confirm }).click();
  await expect(page.getByText("Questo orario l'ha appena preso un'altra persona")).toBeVisible();
  await audit('the place is gone');
  await page.getByRole('alert').locator('.choices button').first().click();
  await expect(page.getByText(me.email)).toBeVisible();
  await page.getByRole('button', { name: WORDS.it.confirm }).click();
  await expect(page.getByText(WORDS.it.done)).toBeVisible();
});

test('a confirmation that the network swallowed is sent again and books once', async ({ page, audit }) => {
  await threeTaps(page, 'it', 'Torino');
  await openBooking(page, 'it');
  await page.locator('.choices button').first().click();
  await typePerson(page, 'it', person(7));
  await page.getByRole('button', { name: 'Avanti', exact: true }).click();
  let answers = 0;
  await page.route('**/bookings', async (route) => {
    const answer = await route.fetch();
    answers += 1;
    if (answers === 1) await route.abort('connectionreset');
    else await route.fulfill({ response: answer });
  });
  await page.getByRole('button', { name: WORDS.it.confirm }).click();
  await expect(page.getByText('Non sappiamo se la prenotazione è arrivata')).toBeVisible();
  await audit('an uncertain confirmation');
  await page.getByRole('button', { name: WORDS.it.confirm }).click();
  await expect(page.getByText(WORDS.it.done)).toBeVisible();
});
test('a ticket without its key explains itself', async ({ page, audit }) => {
  await page.goto('/appuntamento');
  await expect(page.getByRole('heading', { name: 'Questo appuntamento non si apre' })).toBeVisible();
  await audit('a lost ticket');
});
