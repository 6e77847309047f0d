// Makes pages that work without it quicker: answers while one types, a period drawn on the timeline, names offered,
// keys, citations to copy. Every answer is the page that the server renders for the same address.
'use strict';

const $ = (selector, within = document) => within.querySelector(selector);
const ask = $('#ask');
const isTyping = (element) => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

// ---- answers while one types

let asked = 0;      // the last question; an answer to an older one is not shown
let abort = null;
let typed = false;  // the address is of what is being typed

function address() {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(ask)) if (value.trim() !== '') params.append(name, value);
  const query = params.toString();
  return query === '' ? '/' : '/?' + query;
}

async function show(url, how) {
  const number = ++asked;
  if (abort) abort.abort();
  abort = new AbortController();
  const answer = $('#answer');
  const late = setTimeout(() => answer.setAttribute('aria-busy', 'true'), 150);
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' }, signal: abort.signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (number !== asked) return;
    const fresh = $('#answer', page);
    if (!fresh) return location.assign(url);  // an error, with a page of its own
    answer.replaceWith(document.adoptNode(fresh));
    $('#kept').replaceWith(document.adoptNode($('#kept', page)));
    $('.lang').href = $('.lang', page).getAttribute('href');
    document.title = page.title;
    const input = $('#q'), value = $('#q', page).value;
    if (how !== 'type' && input.value !== value) input.value = value;
    if (how === 'type' && typed) history.replaceState(null, '', url);
    else if (how !== 'back') history.pushState(null, '', url);  // of what one types, the first letter is a step of its own
    typed = how === 'type';
    prepare();
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(url);
  } finally {
    clearTimeout(late);
    if (number === asked) $('#answer').setAttribute('aria-busy', 'false');
  }
}

if (ask) {
  let wait = 0;
  $('#q').addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(() => show(address(), 'type'), 180);
  });
  ask.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(wait);
    show(address(), 'go');
  });
  addEventListener('popstate', () => show(location.pathname + location.search, 'back'));
  // Links within the answer that lead to another search change the answer alone.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('#answer a[href^="/?"], #answer a[href="/"]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.getAttribute('href'), 'go').then(() => {
      if (link.closest('.pager')) $('#results-title')?.scrollIntoView({ block: 'start' });
    });
  });
}

// ---- filters: open beside the results, folded above them on a telephone

const isWide = matchMedia('(min-width: 54.01rem)');
let unfolded = false;  // by hand, on a telephone

function unfold(filters) {
  filters.open = isWide.matches || unfolded;
  filters.addEventListener('toggle', () => { if (!isWide.matches) unfolded = filters.open; });
}

// ---- the timeline by keyboard, and what a bar says

function tellable(svg) {
  const bars = [...svg.querySelectorAll('a')], told = svg.parentElement.querySelector('.month-told');
  if (bars.length === 0) return;
  const tell = (bar) => { if (told) told.textContent = bar ? bar.getAttribute('aria-label') : ''; };
  bars.at(-1).setAttribute('tabindex', '0');
  for (const [i, bar] of bars.entries()) {
    bar.addEventListener('pointerenter', () => tell(bar));
    bar.addEventListener('pointerleave', () => tell(null));
    bar.addEventListener('focus', () => tell(bar));
    bar.addEventListener('keydown', (event) => {
      const next = bars[i + ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? NaN)];
      if (!next) return;
      event.preventDefault();
      bar.setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
    });
  }
}

// ---- a period drawn on the timeline

function monthName(first, index) {
  const [year, month] = first.split('-').map(Number);
  const at = year * 12 + month - 1 + index;
  return `${Math.floor(at / 12)}-${String(at % 12 + 1).padStart(2, '0')}`;
}

function drawable(svg) {
  const months = Number(svg.dataset.months), brush = $('.brush', svg);
  let start = null, moved = false;
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.min(months - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * months)));
  };
  const draw = (from, to) => {
    brush.setAttribute('x', `${Math.min(from, to) / months * 100}%`);
    brush.setAttribute('width', `${(Math.abs(to - from) + 1) / months * 100}%`);
  };
  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    start = at(event);
    moved = false;
  });
  svg.addEventListener('dragstart', (event) => event.preventDefault());
  svg.addEventListener('pointermove', (event) => {
    if (start === null) return;
    if (at(event) !== start && !moved) {
      moved = true;
      svg.setPointerCapture(event.pointerId);
    }
    if (moved) draw(start, at(event));
  });
  svg.addEventListener('pointercancel', () => { start = null; draw(0, -1); });
  svg.addEventListener('pointerup', (event) => {
    if (start === null) return;
    const from = start, to = at(event);
    start = null;
    if (!moved) return;  // a click on a bar follows its link
    $('#from').value = monthName(svg.dataset.first, Math.min(from, to));
    $('#to').value = monthName(svg.dataset.first, Math.max(from, to));
    show(address(), 'go');
  });
  svg.addEventListener('click', (event) => { if (moved) event.preventDefault(); }, true);
}

// ---- names of entities, offered while one types

function offering(input) {
  const list = document.createElement('div');
  list.className = 'options';
  list.id = 'entity-options';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', $('label[for=entity]').textContent);
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' })) input.setAttribute(name, value);
  let chosen = -1, wait = 0, number = 0;
  const options = () => [...list.children];
  const close = () => { list.hidden = true; chosen = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const mark = (index) => {
    chosen = index;
    options().forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    options()[index]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options()[index]?.id ?? '');
  };
  const take = (option) => { input.value = option.dataset.id; close(); show(address(), 'go'); };
  input.addEventListener('input', () => {
    clearTimeout(wait);
    const words = input.value.trim(), mine = ++number;
    if (words === '') return close();
    wait = setTimeout(async () => {
      const response = await fetch('/api/entities?limit=8&prefix=1&q=' + encodeURIComponent(words));
      if (!response.ok || mine !== number) return;
      const { entities } = await response.json();
      list.replaceChildren(...entities.map((entity, i) => {
        const option = document.createElement('div');
        option.setAttribute('role', 'option');
        option.id = `entity-option-${i}`;
        option.dataset.id = entity.id;
        const count = document.createElement('span');
        count.className = 'count';
        count.textContent = entity.records;
        option.append(entity.name, count);
        option.addEventListener('pointerdown', (event) => { event.preventDefault(); take(option); });
        return option;
      }));
      list.hidden = entities.length === 0;
      input.setAttribute('aria-expanded', String(entities.length > 0));
      mark(-1);
    }, 150);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const count = options().length;
    if (event.key === 'ArrowDown') mark((chosen + 1) % count);
    else if (event.key === 'ArrowUp') mark((chosen + count - 1) % count);
    else if (event.key === 'Enter' && chosen >= 0) take(options()[chosen]);
    else if (event.key === 'Escape') { event.stopPropagation(); close(); }
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
}

// ---- a list that narrows while one types

const find = $('#find');
if (find) {
  let wait = 0, number = 0;
  const narrow = async () => {
    const mine = ++number, params = new URLSearchParams();
    for (const [name, value] of new FormData(find)) if (value.trim() !== '') params.append(name, value);
    const url = find.getAttribute('action') + (params.size ? '?' + params : '');
    const response = await fetch(url, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html'), fresh = $('#list', page);
    if (mine !== number || !fresh) return;
    $('#list').replaceWith(document.adoptNode(fresh));
    history.replaceState(null, '', url);
  };
  $('input[type=search]', find).addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(narrow, 180);
  });
}

// ---- keys: / to the search, arrows from card to card, Esc back to the words

function cards() { return [...document.querySelectorAll('.card h3 a')]; }

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const input = $('#q') ?? $('#find-words') ?? $('.small-ask input'), here = document.activeElement;
  if (event.key === '/' && !isTyping(here)) {
    event.preventDefault();
    input.focus();
    input.select();
    return;
  }
  if (event.key === 'Escape') {
    if (here !== input) input.focus();
    else if (input.value !== '') { input.value = ''; input.dispatchEvent(new Event('input')); }
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const all = cards(), at = all.indexOf(here);
  if (at < 0 && here !== input) return;
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  if (at < 0 && event.key === 'ArrowUp') return;
  event.preventDefault();
  (next < 0 ? input : all[next])?.focus();
});

// ---- citations to copy

for (const pre of document.querySelectorAll('.cite pre')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.textContent = document.body.dataset.copy;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(pre.textContent);
      button.textContent = document.body.dataset.copied;
      setTimeout(() => { button.textContent = document.body.dataset.copy; }, 2000);
    } catch {
      getSelection().selectAllChildren(pre);  // for Ctrl+C, where the clipboard is not ours
    }
  });
  pre.after(button);
}

// ---- paper

for (const button of document.querySelectorAll('button.print')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
if ($('#answer[data-print]')) addEventListener('load', () => print());

function prepare() {
  const svg = $('.months'), entity = $('#entity'), filters = $('#filters');
  if (svg) tellable(svg);
  if (svg && ask) drawable(svg);
  if (filters) unfold(filters);
  if (entity) offering(entity);
}
prepare();
