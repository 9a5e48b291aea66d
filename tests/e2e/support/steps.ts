// What a citizen does, in their words: the journeys read as a list of these.
import { expect, type Page } from '@playwright/test';
import type { Person } from './people.ts';

/** The words that the journeys look for, as a person reads them. */
export const WORDS = {
  it: {
    home: '/',
    first: 'La mia prima CNS',
    privately: 'Per me, privato',
    soleProprietor: 'Titolare di impresa individuale',
    representative: 'Legale rappresentante',
    never: 'No, mai',
    hasNone: 'No',
    collect: 'La puoi ritirare qui',
    elsewhere: 'Non si fa a questo sportello',
    renew: 'Rinnovare i certificati',
    book: 'Prenota',
    firstPlaces: 'I primi posti liberi',
    when: 'Quando vieni',
    who: 'Chi viene',
    given: 'Nome',
    family: 'Cognome',
    taxCode: 'Codice fiscale',
    email: 'E-mail',
    next: 'Avanti',
    check: 'Controlla e conferma',
    confirm: "Conferma l'appuntamento",
    done: 'Fatto. Il posto è tuo.',
    bring: 'Che cosa portare',
    total70: '70,00 €',
    total25: '25,00 €',
    total40: '40,00 €',
  },
  en: {
    home: '/en',
    first: 'My first CNS',
    privately: 'For me, privately',
    soleProprietor: 'Sole proprietor',
    representative: 'Legal representative',
    never: 'No, never',
    hasNone: 'No',
    collect: 'You can collect it here',
    elsewhere: 'Not at this counter',
    renew: 'Renew the certificates',
    book: 'Book',
    firstPlaces: 'The first free times',
    when: 'When you come',
    who: 'Who comes',
    given: 'Given name',
    family: 'Family name',
    taxCode: 'Tax code',
    email: 'E-mail',
    next: 'Next',
    check: 'Check and confirm',
    confirm: 'Confirm the appointment',
    done: 'Done. The place is yours.',
    bring: 'What to bring',
    total70: '€70.00',
    total25: '€25.00',
    total40: '€40.00',
  },
} as const;

export type Lang = keyof typeof WORDS;

/** Gives the answer whose words begin so. */
export async function answer(page: Page, words: string): Promise<void> {
  const pattern = new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  await page.locator('.choices').getByRole('button', { name: pattern }).first().click();
}

/** The commonest citizen: three taps from the start to the price. */
export async function threeTaps(page: Page, lang: Lang, city: string): Promise<void> {
  await page.goto(WORDS[lang].home);
  await answer(page, city);
  await answer(page, WORDS[lang].first);
  await answer(page, WORDS[lang].privately);
}

/** The price as the result shows it now. */
export function price(page: Page) {
  return page.locator('.result-price');
}

/** From a finished quote to the list of free places. */
export async function openBooking(page: Page, lang: Lang): Promise<void> {
  await page.getByRole('link', { name: WORDS[lang].book, exact: true }).click();
  await expect(page.getByRole('heading', { name: WORDS[lang].when })).toBeFocused();
  await expect(page.getByRole('heading', { name: WORDS[lang].firstPlaces })).toBeVisible();
}

/** Types who comes. */
export async function typePerson(page: Page, lang: Lang, person: Person): Promise<void> {
  const words = WORDS[lang];
  await page.getByLabel(words.given, { exact: true }).fill(person.given);
  await page.getByLabel(words.family, { exact: true }).fill(person.family);
  await page.getByLabel(words.taxCode).fill(person.taxCode);
  await page.getByLabel(words.email, { exact: true }).fill(person.email);
}
