// Takes the two pictures of the README from the running product: `node pictures.mjs URL FOLDER`.
import { join } from 'node:path';
import { person } from '../e2e/support/people.ts';
import { openBooking, threeTaps, typePerson, WORDS } from '../e2e/support/steps.ts';
import { open } from './browser.mjs';

const [url, folder] = process.argv.slice(2);
const words = WORDS.it;
const { browser, page } = await open({ baseURL: url, deviceScaleFactor: 2 });

await threeTaps(page, 'it', 'Torino');
await page.getByText(words.total70).first().waitFor();
await page.evaluate(() => scrollTo(0, 0));
await page.screenshot({ path: join(folder, 'quote.png') });

await openBooking(page, 'it');
await page.locator('.choices button').first().click();
await typePerson(page, 'it', person(1));
await page.getByRole('button', { name: words.next, exact: true }).click();
await page.getByRole('button', { name: words.confirm }).click();
await page.locator('.ticket-code').waitFor();
await page.evaluate(() => scrollTo(0, 0));
await page.screenshot({ path: join(folder, 'ticket.png') });
await browser.close();
