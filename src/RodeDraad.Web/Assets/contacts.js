// New contacts that wait on this device for a line. They lie sealed in IndexedDB: whoever types closes them, without any secret; to open them takes a key of which
// half never leaves the device and half comes only to whoever is signed in with the same account and hat. Sent once; never gone without a word, but for signing out, another hat, or a day that is over.
const day = 24 * 60 * 60 * 1000;
const line = document.getElementById('waiting');
const { owner } = line.dataset;
const bytes = text => new TextEncoder().encode(text);
const random = size => crypto.getRandomValues(new Uint8Array(size));
const done = ask => new Promise((good, bad) => { ask.onsuccess = () => good(ask.result); ask.onerror = () => bad(ask.error); });
const opening = indexedDB.open('rodedraad', 1);
opening.onupgradeneeded = () => { opening.result.createObjectStore('keys'); opening.result.createObjectStore('contacts', { keyPath: 'id' }); };
const database = await done(opening);
const store = (name, mode) => database.transaction(name, mode).objectStore(name);
const put = (name, ...what) => done(store(name, 'readwrite').put(...what));
const drop = (name, id) => done(store(name, 'readwrite').delete(id));
const all = () => done(store('contacts', 'readonly').getAll());
const own = async () => (await all()).filter(kept => kept.owner === owner).sort((a, b) => a.at - b.at);

// null without a line, and when somebody else signed in meanwhile
let me = null;
const know = async () => {
  const said = await fetch('/cases/queued', { redirect: 'manual' }).then(answer => answer.ok ? answer.json() : null).catch(() => null);
  me = said?.owner === owner ? said : null;
};
await know();

const [curve, aes] = [{ name: 'ECDH', namedCurve: 'P-256' }, { name: 'AES-GCM', length: 256 }];
const keys = () => done(store('keys', 'readonly').get(owner));
const both = half => crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: bytes(me.half), info: bytes('contacts') }, half, aes, false, ['wrapKey', 'unwrapKey']);
const shared = (other, mine, use) => crypto.subtle.deriveKey({ name: 'ECDH', public: other }, mine, aes, false, [use]);
const way = (id, iv) => ({ name: 'AES-GCM', iv, additionalData: bytes(`${owner}|${id}`) });
const makeKeys = async () => {
  if (await keys()) return;
  const [half, pair, iv] = [await crypto.subtle.importKey('raw', random(32), 'HKDF', false, ['deriveKey']), await crypto.subtle.generateKey(curve, true, ['deriveKey']), random(12)];
  const made = { half, iv, shuts: await crypto.subtle.exportKey('raw', pair.publicKey), opens: await crypto.subtle.wrapKey('pkcs8', pair.privateKey, await both(half), { name: 'AES-GCM', iv }) };
  await done(store('keys', 'readwrite').add(made, owner)).catch(() => null); // another page was first
};
const seal = async (id, at, said) => {
  const [shuts, once, iv] = [await crypto.subtle.importKey('raw', (await keys()).shuts, curve, false, []), await crypto.subtle.generateKey(curve, false, ['deriveKey']), random(12)];
  const data = await crypto.subtle.encrypt(way(id, iv), await shared(shuts, once.privateKey, 'encrypt'), bytes(JSON.stringify(said)));
  await put('contacts', { id, at, owner, iv, data, once: await crypto.subtle.exportKey('raw', once.publicKey) });
};
const open = async kept => {
  try {
    const { half, iv, opens } = await keys();
    const mine = await crypto.subtle.unwrapKey('pkcs8', opens, await both(half), { name: 'AES-GCM', iv }, curve, false, ['deriveKey']);
    const key = await shared(await crypto.subtle.importKey('raw', kept.once, curve, false, []), mine, 'decrypt');
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(way(kept.id, kept.iv), key, kept.data)));
  } catch { return null; }
};
if (me) await makeKeys();

// after a day nothing of it is left but that it was there
const wipeOld = async () => {
  for (const kept of await all()) {
    if (kept.data && Date.now() - kept.at > day) await put('contacts', { id: kept.id, at: kept.at, owner: kept.owner });
    else if (!kept.data && Date.now() - kept.at > 7 * day && kept.owner !== owner) await drop('contacts', kept.id);
  }
};

const tell = async () => {
  const [mine, everybody] = [await own(), await all()];
  if (everybody.length) localStorage.setItem('contacts', '1'); else localStorage.removeItem('contacts');
  const stuck = [];
  for (const kept of me ? mine : []) { const said = await open(kept); if (!said?.case || said.problem) stuck.push(kept); }
  line.hidden = mine.length === 0;
  line.firstElementChild.textContent = `${(mine.length === 1 ? line.dataset.one : line.dataset.many).replace('{0}', mine.length)} ${stuck.length ? line.dataset.stuck.replace('{0}', stuck.length) : ''}`;
  await list(mine);
};

const sendOne = async (kept, said) => {
  if (opened && !typedHere && place?.dataset.queue.split('/')[1] === said.case) clear(); // what is sent now was drawn into the form again, as a draft
  const answer = await fetch('/cases/queued', {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/json', RequestVerificationToken: me.token },
    body: JSON.stringify({ id: kept.id, client: said.client, case: said.case, typedAt: new Date(kept.at).toISOString(), fields: JSON.stringify(said.fields) }),
  });
  if (answer.ok) { await drop('contacts', kept.id); return true; }
  if (answer.status < 400 || answer.status >= 500 || !(answer.headers.get('Content-Type') || '').includes('json')) return false; // no longer signed in, or broken: later
  const { title, errors } = await answer.json();
  await seal(kept.id, kept.at, { ...said, problem: title, errors });
  return true;
};

let opened = true; // until what waited when the page was opened has been sent
let typedHere = false;

// one page at a time: two open pages send nothing twice
const send = (again = null) => navigator.locks.request('contacts', async () => {
  await wipeOld();
  try {
    for (const kept of await own()) {
      const said = kept.data && await open(kept);
      if (said?.case && (!said.problem || kept.id === again) && !await sendOne(kept, said)) break;
    }
  } catch { /* the line is gone again */ }
  await tell();
});

/** Signing out and another hat wipe what waits, after asking. False when whoever was asked stays. */
export const leave = async () => {
  const mine = await own();
  if (mine.some(kept => kept.data) && !confirm(line.dataset.leave.replace('{0}', mine.length))) return false;
  for (const kept of mine) await drop('contacts', kept.id);
  await drop('keys', owner);
  await tell();
  return true;
};

// the form of a contact: sent as ever when there is a line, kept here when there is none; the empty form, of which nobody knows yet whose it is, is always kept here
const place = document.querySelector('[data-queue]');
const form = place?.querySelector('form');
const hasLine = () => navigator.onLine ? fetch('/health', { method: 'GET', cache: 'no-store', signal: AbortSignal.timeout(5000) }).then(answer => answer.ok).catch(() => false) : Promise.resolve(false);
const blank = { With: ['client'], Outcome: ['reached'] };
const fill = (into, fields) => {
  for (const field of into.elements) {
    const texts = fields[field.name] ?? [];
    if (/radio|checkbox/.test(field.type)) field.checked = texts.includes(field.value); else if (field.name && !field.name.startsWith('_')) field.value = texts[0] ?? '';
  }
};
// empty, and with a key of its own: the next contact is another one
const clear = () => {
  form.reset();
  fill(form, blank);
  if (form.elements._key) form.elements._key.value = crypto.randomUUID().replaceAll('-', '');
};
const typedIn = from => {
  const fields = {};
  for (const [name, value] of new FormData(from)) if (!name.startsWith('_')) (fields[name] ??= []).push(value);
  return fields;
};
const keep = async whom => {
  const fields = typedIn(form);
  const [kept, missing] = [place.querySelector('[data-queued]'), place.querySelector('[data-kind]')];
  missing.hidden = !!fields.Kind?.[0] && whom?.value.trim() !== '';
  kept.hidden = true;
  if (!missing.hidden) { missing.focus(); return; }
  const [client, held] = place.dataset.queue.split('/');
  const key = form.elements._key?.value.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'); // sent as a form, it has the same id
  await seal(key ?? crypto.randomUUID(), Date.now(), { client, case: held, whom: whom?.value.trim(), fields });
  clear();
  kept.hidden = false;
  kept.focus();
  await tell();
};
if (form && await keys()) {
  let busy = false;
  const whom = form.querySelector('[data-whom]');
  form.addEventListener('input', () => { typedHere = true; });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try { if (!whom && await hasLine()) form.submit(); else await keep(whom); } finally { busy = false; }
  });
  place.dataset.ready = '';
} else place?.querySelector('[data-unready]')?.removeAttribute('hidden');

// the page of what waits: only when, of which kind, and why it was not taken
const here = document.getElementById('waiting-contacts');
async function list(mine) {
  if (!here) return;
  const [kinds, rows, row] = [JSON.parse(here.dataset.kinds), here.querySelector('ul'), here.querySelector('template')];
  here.querySelector('[data-none]').hidden = mine.length > 0;
  rows.replaceChildren();
  for (const kept of mine) {
    const said = kept.data && await open(kept);
    const one = row.content.cloneNode(true);
    const part = name => one.querySelector(`[data-${name}]`);
    const [problem, again, right, typed, away] = [part('problem'), part('again'), part('right'), part('typed'), part('away')];
    part('when').textContent = new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    part('kind').textContent = said ? kinds[said.fields.Kind?.[0]] ?? '' : '';
    part('whom').textContent = said?.whom ?? '';
    problem.textContent = said ? said.problem ?? (said.case ? '' : here.dataset.whose) : kept.data ? here.dataset.unread : here.dataset.old;
    problem.hidden = problem.textContent === '';
    again.hidden = !said?.case;
    again.addEventListener('click', () => send(kept.id));
    right.hidden = !said || (said.case && !said.problem);
    if (said && !said.case) right.textContent = here.dataset.choose;
    right.addEventListener('click', () => correct(kept, said));
    typed.parentElement.hidden = !said;
    typed.parentElement.addEventListener('toggle', () => { typed.textContent = said ? ['Minutes', 'Note', 'NextStep'].flatMap(name => said.fields[name] ?? []).filter(text => text).join('\n') : ''; });
    away.addEventListener('click', async () => { if (!kept.data || confirm(away.dataset.sure)) { await drop('contacts', kept.id); await tell(); } });
    rows.append(one);
  }
  here.dataset.told = '';
}

// what was refused, and what has no case yet, in the fields of a contact again: filled from the device, kept under the same id, and sent
async function correct(kept, said) {
  const edit = here.querySelector('[data-edit]');
  const [fields, why, whose] = [edit.querySelector('form'), edit.querySelector('[data-why]'), edit.querySelector('[data-whose]')];
  fields.reset();
  fields.querySelectorAll('.field-error').forEach(old => old.remove());
  fields.querySelectorAll('[aria-invalid]').forEach(old => old.removeAttribute('aria-invalid'));
  fill(fields, said.fields);
  for (const [name, told] of Object.entries(said.errors ?? {})) {
    const wrong = [...fields.elements].find(field => [name, `${name}Date`].some(known => known.toLowerCase() === field.name?.toLowerCase()));
    wrong?.setAttribute('aria-invalid', 'true');
    wrong?.closest('details')?.setAttribute('open', '');
    wrong?.closest('.field').append(Object.assign(document.createElement('p'), { className: 'field-error', textContent: told.join(' ') }));
  }
  if (said.fields.NextStep?.[0]) fields.querySelector('details').open = true;
  why.textContent = said.problem ?? '';
  why.hidden = !said.problem;
  whose.hidden = said.whom === undefined;
  whose.querySelector('[data-whom]').textContent = said.whom ?? '';
  const choice = whose.querySelector('select');
  if (!whose.hidden) await offer(choice, `${said.client}/${said.case}`);
  edit.hidden = false;
  (said.problem ? why : choice).focus();
  fields.onsubmit = async event => {
    event.preventDefault();
    if (!whose.hidden && !choice.value) { choice.focus(); return; }
    const [client, held] = whose.hidden ? [said.client, said.case] : choice.value.split('/');
    await seal(kept.id, kept.at, { client, case: held, whom: said.whom, fields: typedIn(fields) });
    edit.hidden = true;
    await send();
  };
}

// the cases of the last days, asked when one is to be chosen and kept nowhere
async function offer(choice, chosen) {
  const cases = await fetch('/cases/queued/cases', { redirect: 'manual' }).then(answer => answer.ok ? answer.json() : []).catch(() => []);
  choice.replaceChildren(choice.options[0], ...cases.map(one => new Option(one.name, `${one.client}/${one.case}`, false, `${one.client}/${one.case}` === chosen)));
}

// the empty form for when there is no line at all, with its style and script: nothing else is kept, and no page with a name
const prepare = async () => {
  const page = await fetch('/cases/contact-offline', { redirect: 'manual' });
  if (!me || !page.ok) return;
  const parts = new DOMParser().parseFromString(await page.clone().text(), 'text/html').querySelectorAll('link[href], script[src]');
  const cache = await caches.open('kit');
  await cache.put('/cases/contact-offline', page);
  await cache.addAll([line.dataset.script, ...[...parts].map(part => part.getAttribute('href') ?? part.getAttribute('src'))]);
  await navigator.serviceWorker.register(line.dataset.worker, { scope: '/' });
  localStorage.setItem('kit', line.dataset.kit);
};

addEventListener('online', async () => { await know(); await send(); });
await send();
opened = false;
if (navigator.serviceWorker && localStorage.getItem('kit') !== line.dataset.kit) await prepare().catch(() => null);
