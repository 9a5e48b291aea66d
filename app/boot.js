// Starts the app: the language of the static shell, the style sheet, the module, then the service worker.
// A file of its own, so that the content security policy needs no inline code.
const assets = document.documentElement.dataset.assets;
const english = location.pathname === '/en' || location.pathname.startsWith('/en/');

if (english) {
  document.documentElement.lang = 'en';
  for (const element of document.querySelectorAll('[data-en]')) {
    element.textContent = element.dataset.en;
  }
}

function stop() {
  document.documentElement.dataset.stopped = '';
  document.getElementById('panic').hidden = false;
}

document.getElementById('reload').addEventListener('click', () => location.reload());

// The shell is painted with the inline part; the app waits for the whole sheet, so nothing jumps.
const sheet = document.getElementById('sheet');
const styled = new Promise((resolve) => {
  sheet.addEventListener('load', resolve, { once: true });
  sheet.addEventListener('error', resolve, { once: true });
  sheet.rel = 'stylesheet';
});

try {
  const app = await import(`${assets}/app.js`);
  await styled;
  await app.default({ module_or_path: `${assets}/app_bg.wasm` });
} catch (error) {
  console.error(error);
  stop();
}

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/sw.js').catch(() => {
    // Without it there is no quote offline; everything else works.
  });
}
