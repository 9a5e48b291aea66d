// The browser of the measurements: the system's Chromium, as quiet as it can be made.
import { chromium } from '@playwright/test';

export async function open(options = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.SPORTELLO_CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'it-IT', ...options });
  return { browser, page: await context.newPage() };
}
