// Without a network the quote works; a new deploy is taken up; the kill switch switches the service worker off.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answer, price, threeTaps, WORDS } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedConsole: [/Failed to load resource|ERR_INTERNET_DISCONNECTED/] });

/** The folder that is served; these journeys change files in it and put them back. */
const site = process.env.SPORTELLO_SITE ?? '';

/** Waits until the service worker holds the page. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    }
  });
}

test('after one visit the quote works without a network, and booking says that it waits', async ({ page, context, audit }) => {
  await page.goto('/');
  await untilKept(page);
  await context.setOffline(true);
  await page.goto('/');
  await answer(page, 'Genova');
  await answer(page, WORDS.it.first);
  await answer(page, WORDS.it.privately);
  await expect(price(page)).toHaveText(WORDS.it.total25);
  await expect(page.getByText('Per prenotare serve la rete. Il preventivo resta qui.')).toBeVisible();
  await expect(page.getByText(/uso la tariffa in vigore dal/)).toBeVisible();
  await audit('the quote without a network');
  await context.setOffline(false);
  await expect(page.getByRole('link', { name: 'Prenota', exact: true })).toBeVisible();
});

test('a new deploy is taken up at the next visit', async ({ page }) => {
  const [index, worker] = [join(site, 'index.html'), join(site, 'sw.js')];
  const before = { index: await readFile(index, 'utf8'), worker: await readFile(worker, 'utf8') };
  const builds = await readdir(join(site, 'assets'));
  const build = builds.find((name) => before.index.includes(`/assets/${name}/`)) ?? '';
  const next = `${build}-next`;
  await page.goto('/');
  await untilKept(page);
  try {
    await cp(join(site, 'assets', build), join(site, 'assets', next), { recursive: true });
    await publish(index, before.index.replaceAll(build, next));
    await publish(worker, before.worker.replaceAll(build, next));
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-assets', new RegExp(`${next}$`));
    await threeTaps(page, 'it', 'Torino');
    await expect(price(page)).toHaveText(WORDS.it.total70);
  } finally {
    await publish(index, before.index);
    await publish(worker, before.worker);
    await rm(join(site, 'assets', next), { recursive: true, force: true });
  }
});

test('the kill switch removes what was kept', async ({ page }) => {
  await page.goto('/');
  await untilKept(page);
  const kill = join(site, 'sw-off.txt');
  try {
    await writeFile(kill, 'off\n');
    await page.goto('/');
    await expect
      .poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('sportello-')).length))
      .toBe(0);
  } finally {
    await rm(kill, { force: true });
  }
});

/** Writes a file of the site; its compressed twin of the build before would hide it. */
async function publish(path: string, text: string): Promise<void> {
  await writeFile(path, text);
  await rm(`${path}.br`, { force: true });
}
