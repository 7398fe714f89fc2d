// The service worker of whoever holds cases. It answers in one case only: a page is asked for and there is no line. Then it gives the empty form of a contact,
// and the style and script of that form. What lies in the cache is put there by contacts.js, and taken away by app.js.
const kept = (asked, failed) => caches.match(asked, { cacheName: 'kit', ignoreVary: true }).then(found => found ?? Promise.reject(failed));

addEventListener('install', () => skipWaiting());
addEventListener('fetch', event => {
  const asked = event.request;
  if (asked.method !== 'GET') return;
  if (asked.mode === 'navigate') event.respondWith(fetch(asked).catch(failed => kept('/cases/contact-offline', failed)));
  else if (new URL(asked.url).pathname.startsWith('/assets/')) event.respondWith(fetch(asked).catch(failed => kept(asked, failed)));
});
