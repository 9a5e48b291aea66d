// Times the quote in a real browser: `node quote.mjs GLUE WASM LAW`. Prints microseconds as JSON.
import { readFile } from 'node:fs/promises';
import { open } from './browser.mjs';

const [glue, wasm, law] = process.argv.slice(2);
const { browser, page } = await open();
await page.goto('about:blank');
await page.addScriptTag({ content: await readFile(glue, 'utf8') });
const measured = await page.evaluate(measure, {
  wasm: (await readFile(wasm)).toString('base64'),
  law: await readFile(law, 'utf8'),
});
await browser.close();
console.log(JSON.stringify(measured));

/** Runs in the page. The best of five runs counts: the others had company on the processor. */
async function measure({ wasm, law }) {
  const bytes = Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
  await wasm_bindgen({ module_or_path: bytes });
  const bench = new wasm_bindgen.Bench(law);
  const best = (call, times) => {
    call(times);
    const runs = Array.from({ length: 5 }, () => {
      const start = performance.now();
      call(times);
      return ((performance.now() - start) * 1000) / times;
    });
    return Math.min(...runs);
  };
  return {
    quote_us: best((times) => bench.quotes(times), 20_000),
    range_us: best((times) => bench.ranges(times), 20),
  };
}
