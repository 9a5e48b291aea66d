// Times the answer to a tap in the quote on a processor slowed six times: `node tap.mjs URL`. Prints JSON.
import { open } from './browser.mjs';

const SLOWDOWN = 6;
/** A Chamber and three questions: the commonest citizen's way, and one more. */
const TAPS = 4;

const [url] = process.argv.slice(2);
const { browser, page } = await open();
await page.addInitScript(watchTaps);
await page.goto(url);
const protocol = await page.context().newCDPSession(page);
await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
for (let tap = 0; tap < TAPS; tap += 1) {
  const choice = page.locator('.question .choice').first();
  if (!(await choice.isVisible({ timeout: 5_000 }).catch(() => false))) break;
  await choice.click();
  await page.waitForFunction((wanted) => window.taps.length >= wanted, tap + 1);
}
const taps = await page.evaluate(() => window.taps);
await browser.close();
console.log(JSON.stringify({ taps }));

/** Runs in the page: for each click, how many frames and milliseconds until the document shows something new. */
function watchTaps() {
  window.taps = [];
  addEventListener('click', (event) => {
    let isChanged = false;
    const observer = new MutationObserver(() => (isChanged = true));
    observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    let frames = 0;
    const next = () => requestAnimationFrame(() => {
      frames += 1;
      isChanged ||= observer.takeRecords().length > 0;
      if (!isChanged && frames < 60) return next();
      observer.disconnect();
      // A message posted before the frame is delivered after it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.taps.push({ frames, ms: performance.now() - event.timeStamp });
      port2.postMessage(null);
    });
    next();
  }, { capture: true });
}
