// New contacts that wait on this device for a line. They lie sealed in IndexedDB: half of the key never leaves the device, the other half comes only to
// whoever is signed in with the same account and hat. Sent once; never gone without a word, but for signing out, another hat, or a day that is over.
const day = 24 * 60 * 60 * 1000;
const line = document.getElementById('waiting');
const bytes = text => new TextEncoder().encode(text);
const done = ask => new Promise((good, bad) => { ask.onsuccess = () => good(ask.result); ask.onerror = () => bad(ask.error); });
const opening = indexedDB.open('rodedraad', 1);
opening.onupgradeneeded = () => { opening.result.createObjectStore('keys'); opening.result.createObjectStore('contacts', { keyPath: 'id' }); };
const database = await done(opening);
const store = (name, mode) => database.transaction(name, mode).objectStore(name);
const put = (name, ...what) => done(store(name, 'readwrite').put(...what));
const drop = (name, id) => done(store(name, 'readwrite').delete(id));
const all = () => done(store('contacts', 'readonly').getAll());

const me = await fetch('/cases/queued', { redirect: 'manual' }).then(answer => answer.ok ? answer.json() : null).catch(() => null);
const own = async () => me ? (await all()).filter(kept => kept.owner === me.owner).sort((a, b) => a.at - b.at) : [];

const keyOf = async make => {
  let half = await done(store('keys', 'readonly').get(me.owner));
  if (!half && make) {
    half = await crypto.subtle.importKey('raw', crypto.getRandomValues(new Uint8Array(32)), 'HKDF', false, ['deriveKey']);
    await put('keys', half, me.owner);
  }
  return half && crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: bytes(me.half), info: bytes('contacts') }, half, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
};
const way = (id, iv) => ({ name: 'AES-GCM', iv, additionalData: bytes(`${me.owner}|${id}`) });
const seal = async (id, at, said) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(way(id, iv), await keyOf(true), bytes(JSON.stringify(said)));
  await put('contacts', { id, at, owner: me.owner, iv, data });
};
const open = async kept => {
  try { return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(way(kept.id, kept.iv), await keyOf(false), kept.data))); } catch { return null; }
};

// after a day nothing of it is left but that it was there
const wipeOld = async () => {
  for (const kept of await all()) {
    if (kept.data && Date.now() - kept.at > day) await put('contacts', { id: kept.id, at: kept.at, owner: kept.owner });
    else if (!kept.data && Date.now() - kept.at > 7 * day && kept.owner !== me?.owner) await drop('contacts', kept.id);
  }
};

const tell = async () => {
  const [mine, everybody] = [await own(), await all()];
  if (everybody.length) localStorage.setItem('contacts', '1'); else localStorage.removeItem('contacts');
  const stuck = [];
  for (const kept of mine) { const said = await open(kept); if (!said || said.problem) stuck.push(kept); }
  line.hidden = mine.length === 0;
  line.firstElementChild.textContent = `${(mine.length === 1 ? line.dataset.one : line.dataset.many).replace('{0}', mine.length)} ${stuck.length ? line.dataset.stuck.replace('{0}', stuck.length) : ''}`;
  await list(mine);
};

const sendOne = async (kept, said) => {
  const answer = await fetch('/cases/queued', {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/json', RequestVerificationToken: me.token },
    body: JSON.stringify({ id: kept.id, client: said.client, case: said.case, typedAt: new Date(kept.at).toISOString(), fields: JSON.stringify(said.fields) }),
  });
  if (answer.ok) { await drop('contacts', kept.id); return true; }
  if (answer.status < 400 || answer.status >= 500 || !(answer.headers.get('Content-Type') || '').includes('json')) return false; // no longer signed in, or broken: later
  await seal(kept.id, kept.at, { ...said, problem: (await answer.json()).title });
  return true;
};

// one page at a time: two open pages send nothing twice
const send = (again = null) => navigator.locks.request('contacts', async () => {
  await wipeOld();
  try {
    for (const kept of await own()) {
      const said = kept.data && await open(kept);
      if (said && (!said.problem || kept.id === again) && !await sendOne(kept, said)) break;
    }
  } catch { /* the line is gone again */ }
  await tell();
});

/** Signing out and another hat wipe what waits, after asking. */
export const leave = async form => {
  const mine = await own();
  if (mine.some(kept => kept.data) && !confirm(line.dataset.leave.replace('{0}', mine.length))) return;
  for (const kept of mine) await drop('contacts', kept.id);
  if (me) await drop('keys', me.owner);
  await tell();
  form.submit();
};

// the form of a contact: sent as ever when there is a line, kept here when there is none
const place = document.querySelector('[data-queue]');
const form = place?.querySelector('form');
const hasLine = () => navigator.onLine ? fetch('/health', { method: 'GET', cache: 'no-store', signal: AbortSignal.timeout(5000) }).then(answer => answer.ok).catch(() => false) : Promise.resolve(false);
const keep = async () => {
  const fields = {};
  for (const [name, value] of new FormData(form)) if (!name.startsWith('_')) (fields[name] ??= []).push(value);
  const [kept, missing] = [place.querySelector('[data-queued]'), place.querySelector('[data-kind]')];
  missing.hidden = !!fields.Kind?.[0];
  kept.hidden = true;
  if (!missing.hidden) { missing.focus(); return; }
  const [client, held] = place.dataset.queue.split('/');
  await seal(crypto.randomUUID(), Date.now(), { client, case: held, fields });
  form.reset();
  kept.hidden = false;
  kept.focus();
  await tell();
};
if (form && me) {
  let busy = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try { if (await hasLine()) form.submit(); else await keep(); } finally { busy = false; }
  });
  place.dataset.ready = '';
}

// the page of what waits: only when, of which kind, and why it was not taken
async function list(mine) {
  const here = document.getElementById('waiting-contacts');
  if (!here) return;
  const [kinds, rows, row] = [JSON.parse(here.dataset.kinds), here.querySelector('ul'), here.querySelector('template')];
  here.querySelector('[data-none]').hidden = mine.length > 0;
  rows.replaceChildren();
  for (const kept of mine) {
    const said = kept.data && await open(kept);
    const one = row.content.cloneNode(true);
    const part = name => one.querySelector(`[data-${name}]`);
    const [problem, again, typed, away] = [part('problem'), part('again'), part('typed'), part('away')];
    part('when').textContent = new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    part('kind').textContent = said ? kinds[said.fields.Kind?.[0]] ?? '' : '';
    problem.textContent = said ? said.problem ?? '' : kept.data ? here.dataset.unread : here.dataset.old;
    problem.hidden = problem.textContent === '';
    again.hidden = !said;
    again.addEventListener('click', () => send(kept.id));
    typed.parentElement.hidden = !said;
    typed.parentElement.addEventListener('toggle', () => { typed.textContent = said ? ['Minutes', 'Note', 'NextStep'].flatMap(name => said.fields[name] ?? []).filter(text => text).join('\n') : ''; });
    away.addEventListener('click', async () => { if (!kept.data || confirm(away.dataset.sure)) { await drop('contacts', kept.id); await tell(); } });
    rows.append(one);
  }
}

addEventListener('online', () => send());
await send();
