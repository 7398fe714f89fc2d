// Improves pages that work without it: the live board and drafts that survive a lost line.
const tellLive = document.querySelector('[data-live]');
if (tellLive) {
  let reading = false, again = false, sentAt = -Infinity;
  // a form that was sent goes where its answer says: what it changed is told here too, and to read the page anew now would cut the answer off
  document.addEventListener('submit', event => { if (!event.defaultPrevented) sentAt = performance.now(); });
  const leaving = () => performance.now() - sentAt < 30000;
  const look = async () => {
    if (leaving()) return;
    if (reading) { again = true; return; }
    reading = true;
    try {
      const answer = await fetch(location.href, { headers: { 'X-Live': '1' } });
      if (leaving()) return;
      if (answer.redirected || answer.status === 403 || answer.status === 404) { location.reload(); return; }
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('live');
      const now = document.getElementById('live');
      const busy = now.contains(document.activeElement) && document.activeElement !== document.body;
      const held = busy ? document.activeElement.id || document.activeElement.getAttribute('href') : null;
      if (fresh) {
        now.innerHTML = fresh.innerHTML;
        if (held) (document.getElementById(held) || now.querySelector(`[href="${CSS.escape(held)}"]`))?.focus();
      }
    } finally {
      reading = false;
      if (again) { again = false; look(); }
    }
  };
  let first = true;
  const listen = () => {
    const stream = new EventSource(tellLive.dataset.live);
    stream.addEventListener('hello', () => { document.documentElement.dataset.live = 'on'; if (!first) look(); first = false; });
    stream.addEventListener('changed', look);
    stream.onerror = () => {
      document.documentElement.dataset.live = 'off';
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5000); // the browser gave up, for example on an error of a proxy
    };
  };
  listen();
}

for (const form of document.querySelectorAll('form[data-draft]')) {
  let timer, sent = false;
  const keep = () => {
    if (sent) return;
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (!name.startsWith('_') && typeof value === 'string') (fields[name] ??= []).push(value);
    }
    const body = new FormData();
    body.set('form', form.dataset.draft);
    body.set('fields', JSON.stringify(fields));
    body.set('__RequestVerificationToken', form.querySelector('[name=__RequestVerificationToken]').value);
    fetch('/drafts', { method: 'POST', body, keepalive: true }).then(a => { form.dataset.kept = a.ok ? 'yes' : 'no'; }).catch(() => { form.dataset.kept = 'no'; });
  };
  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(keep, 400); });
  form.addEventListener('submit', () => { sent = true; clearTimeout(timer); });
  if (form.querySelector('.alert')) keep(); // refused: what was typed stays, also for whoever goes away first to do what it asks
}

// The time that is left of an emergency access; when it is over the page asks again, and is closed.
const ending = document.querySelector('[data-ends]');
if (ending) {
  const words = ending.querySelector('[data-words]');
  const tell = () => {
    const left = Math.ceil((ending.dataset.ends - Date.now() / 1000) / 60);
    if (left <= 0) { location.reload(); return; }
    words.textContent = words.dataset.words.replace('{0}', Math.floor(left / 60)).replace('{1}', left % 60);
  };
  setInterval(tell, 15000);
}

document.querySelector('[role=alert]')?.focus();

// A rating shows its number: typing that number chooses it and goes on to the next rating.
document.addEventListener('keydown', event => {
  const from = event.target;
  if (!(from instanceof HTMLInputElement) || from.type !== 'radio' || !from.closest('.ratings') || !/^[1-9]$/.test(event.key)) return;
  const choice = from.form.querySelector(`[name="${from.name}"][value="${event.key}"]`);
  if (!choice) return;
  event.preventDefault();
  choice.click();
  choice.focus();
});

// Contacts that wait on this device: their script is fetched only where some wait or can begin to, and once to lay ready the empty form for when there is no line.
const waiting = document.getElementById('waiting');
const kit = localStorage.getItem('kit');
const empty = async () => {
  localStorage.removeItem('kit');
  await globalThis.caches?.delete('kit');
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister();
};
const another = navigator.serviceWorker && kit !== (waiting?.dataset.kit ?? null); // another account, hat, language or version; or nobody
const emptied = kit && another ? empty() : Promise.resolve();
const contacts = () => emptied.then(() => import(waiting.dataset.script)).catch(() => null);
const fetched = waiting && (another || localStorage.getItem('contacts') || document.querySelector('[data-queue]')) ? contacts() : null;
if (waiting) {
  document.addEventListener('submit', async event => {
    if (!/^\/(sign-out|hat)$/.test(event.target.getAttribute('action'))) return;
    event.preventDefault();
    const found = await (fetched ?? contacts());
    if (found && !await found.leave()) return;
    await empty();
    event.target.submit();
  });
}
