// What an archivist does with the page, done by a browser: searching, following, citing, by mouse and by keyboard, with
// and without scripts, on a telephone and in the dark.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, test as always } from 'node:test';
import { chromium } from 'playwright-core';
import { axe, flags, importCorpus, isShort, pictures, serve } from './support.mjs';

// A short run does the main ways alone, and takes no pictures.
const test = (name, run) => always(name, { skip: isShort && 'not in a short run' }, run);
const main = always;
const picture = (page, name) => isShort ? null : page.screenshot({ path: path.join(pictures, name) });

let folder, server, browser, home;
const foreign = [];  // requests that would have left the machine
const complaints = [];  // of the browser: errors of scripts, of the security policy

before(async () => {
  const made = importCorpus();
  folder = made.folder;
  const served = serve(made.archive, [], '\n');
  server = served.server;
  home = (await served.words).split('\n')[0];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  if (!isShort) mkdirSync(pictures, { recursive: true });
});

after(async () => {
  await browser?.close();
  server?.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
});

async function open(target, options = {}) {
  const context = await browser.newContext({ locale: 'es-PA', viewport: { width: 1180, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('request', (request) => { if (!request.url().startsWith(home)) foreign.push(request.url()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await page.goto(home + target.replace(/^\//, ''));
  return page;
}
const settled = (page, url) => page.waitForURL(url).then(() => page.waitForSelector('#answer[aria-busy=false]'));
const close = (page) => page.context().close();
const ask = async (name, query = '') => (await fetch(`${home}api/${name}?${query}`)).json();

async function example(kind) {
  const { hits } = await ask('search', 'limit=50&sort=-date&kind=' + kind);
  return hits.find((hit) => hit.entities.length > 1 && hit.date.source !== 'period') ?? hits[0];
}

// One whose place in a PDF is known.
async function onPaper() {
  const { hits } = await ask('search', 'limit=100&kind=actividad&sort=-date');
  for (const hit of hits) {
    const page = await (await fetch(`${home}registro/${hit.id}`, { headers: { Accept: 'text/html' } })).text();
    if (page.includes('<rect') && hit.entities.length > 0) return hit;
  }
  return null;
}

async function everyPage() {
  const record = await onPaper() ?? await example('actividad');
  return { inicio: '/', busqueda: '/?q=cooperaci%C3%B3n', vacio: '/?q=zzzz&from=2019', registro: `/registro/${record.id}`,
    informe: `/informe/${record.report.id}`, entidad: `/entidad/${record.entities[0].id}`, informes: '/informes',
    entidades: '/entidades', dudas: '/dudas', ayuda: '/ayuda', porque: `/entidad/${record.entities[0].id}?why=1`, error: '/registro/nada' };
}

main('searching shows answers while one types and keeps them in the address', async () => {
  const page = await open('/');
  await page.locator('#q').pressSequentially('cooperacion', { delay: 20 });
  await settled(page, '**/?q=cooperacion');
  assert.ok(await page.locator('.card').count() > 0);
  assert.ok(await page.locator('.card mark').count() > 0);
  assert.match(await page.title(), /cooperacion/);
  await page.reload();
  assert.equal(await page.locator('#q').inputValue(), 'cooperacion');
  assert.ok(await page.locator('.card').count() > 0);
  await close(page);
});

test('Back after typing comes to what was there before', async () => {
  const page = await open('/');
  await page.locator('#q').pressSequentially('foro', { delay: 20 });
  await settled(page, '**/?q=foro');
  await page.goBack();
  await page.waitForSelector('.figures');
  assert.equal(await page.locator('#q').inputValue(), '');
  await close(page);
});

main('without asking one comes to every report and every entity', async () => {
  const page = await open('/');
  await page.locator('.places a').nth(0).click();
  await page.waitForURL('**/informes');
  const reports = await page.locator('.list tbody th a').count();
  assert.ok(reports > 1);
  await page.locator('.narrow a').first().click();
  await page.waitForURL('**year=*');
  assert.ok(await page.locator('.list tbody th a').count() <= reports);
  await page.locator('.list tbody th a').first().click();
  await page.waitForURL('**/informe/**');
  await page.locator('.places a').nth(1).click();
  await page.waitForURL('**/entidades');
  const { entities } = await ask('entities', 'limit=1');
  await page.locator('#find-words').pressSequentially(entities[0].name.slice(0, 6), { delay: 20 });
  await page.waitForURL('**q=*');
  await page.locator('.entity-list a', { hasText: entities[0].name }).first().click();
  await page.waitForURL('**/entidad/**');
  assert.equal(await page.locator('h1').textContent(), entities[0].name);
  await close(page);
});

test('a month of the calendar has all its records', async () => {
  const page = await open('/');
  const month = page.locator('.year a').first(), label = await month.getAttribute('title');
  await month.click();
  await settled(page, '**from=*').catch(() => {});
  assert.match(await page.locator('#results-title').textContent(), new RegExp(`^${label.match(/: (\d+)/)[1]} `));
  await close(page);
});

main('what was understood can be taken back', async () => {
  const { entities } = await ask('entities', 'limit=1');
  const page = await open('/?q=' + encodeURIComponent(`qué se hizo con ${entities[0].name}`));
  const chips = await page.locator('.chip').count();
  if (chips > 0) {
    await page.locator('.chip').first().click();
    await page.waitForFunction((before) => document.querySelectorAll('.chip').length < before, chips);
    await page.goBack();
    await page.waitForFunction((before) => document.querySelectorAll('.chip').length === before, chips);
    await page.locator('.read-as a').click();
    await settled(page, '**literal=1*');
  }
  await close(page);
});

main('a result leads to the next one, with its words marked', async () => {
  const page = await open('/?q=cooperaci%C3%B3n');
  await page.locator('.card h3 a').first().click();
  await page.waitForURL('**/registro/**');
  assert.ok(await page.locator('.record mark').count() > 0);
  await page.locator('.steps [rel=next]').click();
  await page.waitForURL('**at=2*');
  await page.locator('.steps [rel=prev]').click();
  await page.waitForURL('**at=1*');
  await close(page);
});

main('a telephone has its filters above the results, and years and months to tap', async () => {
  const page = await open('/?limit=5', { viewport: { width: 360, height: 740 }, hasTouch: true });
  const filters = page.locator('#filters > summary');
  assert.ok((await filters.boundingBox()).y < (await page.locator('.card').first().boundingBox()).y);
  assert.equal(await page.locator('#facet-kind').isVisible(), false);
  await filters.tap();
  assert.equal(await page.locator('#facet-kind').isVisible(), true);
  await page.locator('.taps a').first().tap();
  await settled(page, '**from=*');
  assert.match(page.url(), /from=(\d{4})&to=\1/);
  const box = await page.locator('.taps a').first().boundingBox();
  assert.ok(box.height >= 24 && box.width >= 24, JSON.stringify(box));
  await close(page);
});

test('the months of the chart are gone through by the arrow keys', async () => {
  const page = await open('/');
  await page.locator('.months a[tabindex="0"]').focus();
  const last = await page.locator('.month-told').textContent();
  await page.keyboard.press('ArrowLeft');
  assert.notEqual(await page.locator('.month-told').textContent(), last);
  await page.keyboard.press('Enter');
  await settled(page, '**from=*');
  await close(page);
});

test('paper says what was asked, and has every result', async () => {
  const page = await open('/?q=cooperaci%C3%B3n&limit=2');
  await page.emulateMedia({ media: 'print' });
  assert.match(await page.locator('.only-print').innerText(), /«cooperación»[\s\S]*\d{4}/);
  assert.equal(await page.locator('.ask').isVisible(), false);
  await page.goto(home + '?q=cooperaci%C3%B3n&limit=2&print=1');
  const { total } = await ask('search', 'q=cooperaci%C3%B3n');
  assert.equal(await page.locator('.card h3 a, .card .lines a').count(), Math.min(total, 500));
  await close(page);
});

test('a filter narrows, shows as a chip, and goes again; Back comes back', async () => {
  const page = await open('/?limit=5');
  const total = await page.locator('#results-title').textContent();
  await page.locator('.facet[aria-labelledby=facet-kind] a').first().click();
  await settled(page, '**kind=*');
  assert.notEqual(await page.locator('#results-title').textContent(), total);
  assert.equal(await page.locator('.chip').count(), 1);
  assert.ok(await page.locator('.facet a[aria-current=true]').count() >= 1);
  await page.goBack();
  await page.waitForFunction((text) => document.querySelector('#results-title').textContent === text, total);
  await page.goForward();
  await page.waitForSelector('.chip');
  await page.locator('.chip').click();
  await page.waitForFunction((text) => document.querySelector('#results-title').textContent === text, total);
  await close(page);
});

test('names of entities are offered, and one chosen is a filter', async () => {
  const page = await open('/?limit=5');
  const { entities } = await ask('entities', 'limit=1');
  await page.locator('#entity').pressSequentially(entities[0].name.slice(0, 5), { delay: 20 });
  await page.waitForSelector('[role=option]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await settled(page, '**entity=*');
  assert.equal(await page.locator('.chip').count(), 1);
  await close(page);
});

test('the timeline narrows by a click and by drawing over it', async () => {
  const page = await open('/?limit=5');
  await page.locator('.months a').first().click({ force: true, position: { x: 1, y: 1 } });
  await settled(page, '**from=*');
  assert.match(page.url(), /from=(\d{4}(-\d\d)?)&to=/);
  await page.goto(home + '?limit=5');
  const box = await page.locator('.months').boundingBox();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 30, { steps: 4 });
  await page.mouse.move(box.x + box.width * 0.7, box.y + 30, { steps: 4 });
  await page.mouse.up();
  await settled(page, '**from=*');
  assert.notEqual(await page.locator('#from').inputValue(), '');
  assert.equal(await page.locator('.months .range').count(), 1);
  await close(page);
});

test('an unknown word gets help and a suggestion that leads on', async () => {
  const page = await open('/?q=cooperasion');
  const suggestion = page.locator('.suggestion a');
  if (await suggestion.count() > 0) {
    await suggestion.click();
    await settled(page, '**/?q=*');
    assert.ok(await page.locator('.card').count() > 0);
  } else {
    assert.ok(await page.locator('.empty li').count() >= 3);
  }
  await close(page);
});

test('a record leads to its report, its entity, its neighbours and its original', async () => {
  const record = await example('actividad');
  const page = await open(`/registro/${record.id}`);
  assert.ok(await page.locator('table.cells tbody tr').count() >= 2);
  assert.equal(await page.locator('.cite button').count(), 3);
  const download = page.waitForEvent('download');
  await page.locator('a[href^="/original/"]').first().click();
  assert.match((await download).suggestedFilename(), /\.(docx|pdf|txt)$/);
  await page.locator('.crumbs a').nth(1).click();
  await page.waitForURL(`**/informe/${record.report.id}`);
  assert.ok(await page.locator('.paper tbody tr').count() >= 1);
  await page.locator('.paper tbody th a').first().click();
  await page.waitForURL('**/registro/**');
  await page.goto(`${home}entidad/${record.entities[0].id}`);
  assert.ok(await page.locator('.lines li').count() >= 1);
  await close(page);
});

test('a report shows its PDF with its rows marked, a record its own place, with and without scripts', async () => {
  const record = await onPaper();
  for (const javaScriptEnabled of [true, false]) {
    const page = await open(`/registro/${record.id}`, { javaScriptEnabled });
    const picture = page.locator('.sheet img');
    await picture.scrollIntoViewIfNeeded();
    const box = await page.locator('.sheet').boundingBox(), mark = await page.locator('.sheet rect').boundingBox();
    assert.equal(await page.locator('.sheet rect').count(), 1);
    assert.ok(mark.y >= box.y && mark.y + mark.height <= box.y + box.height && mark.height < box.height / 2);
    if (javaScriptEnabled) {
      await page.waitForFunction(() => document.querySelector('.sheet img').complete);
      assert.equal(await picture.evaluate((image) => image.naturalWidth), 1000);
    }
    await page.goto(`${home}informe/${record.report.id}`);
    await page.locator(`#${record.id.split('.')[1]} a.on-paper`).click();
    assert.match(page.url(), /#papel-/);
    await page.locator('.sheet a:target rect').click();
    await page.waitForURL(`**/registro/${record.id}`);
    await close(page);
  }
});

test('what is on the screen can be taken along', async () => {
  const page = await open('/?kind=actividad');
  for (const [name, ending] of [['CSV', 'csv'], ['XLSX', 'xlsx'], ['ICS', 'ics'], ['JSON', 'json']]) {
    const download = page.waitForEvent('download');
    await page.locator('.exports a', { hasText: name }).click();
    assert.equal((await download).suggestedFilename(), `acervo-actividad.${ending}`);
  }
  await close(page);
});

test('English by a switch that lasts and by what the browser accepts', async () => {
  const page = await open('/?q=foro');
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  await page.locator('.lang').click();
  await page.waitForURL('**lang=en*');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  const first = page.locator('.card h3 a').first();
  assert.match(await first.getAttribute('href'), /lang=en/);
  await close(page);
  const english = await open('/', { locale: 'en-GB' });
  assert.equal(await english.locator('html').getAttribute('lang'), 'en');
  await close(english);
});

main('the keyboard alone is enough', async () => {
  const page = await open('/');
  await page.keyboard.press('/');
  await page.keyboard.type('foro');
  await settled(page, '**/?q=foro');
  await page.keyboard.press('ArrowDown');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.card h3 a')));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/registro/**');
  await page.keyboard.press('Escape');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.small-ask input')));
  await page.goto(home);
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.skip')));
  await close(page);
});

main('without scripts one can search, narrow, turn pages and read', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await page.locator('#q').fill('foro');
  await page.locator('#q').press('Enter');
  await page.waitForURL('**q=foro*');
  assert.ok(await page.locator('.card').count() > 0);
  await page.locator('#from').fill('2015');
  await page.locator('.period button').click();
  await page.waitForURL('**from=2015*');
  await page.locator('.facet a').first().click();
  await page.locator('.card h3 a').first().click();
  await page.waitForURL('**/registro/**');
  assert.ok(await page.locator('h1').textContent());
  await close(page);
});

test('nothing is wider than a telephone, nor than a screen at twice the size', async () => {
  for (const [name, target] of Object.entries(await everyPage())) {
    for (const width of [360, 590]) {  // 590: 1180 at 200 %
      const page = await open(target, { viewport: { width, height: 740 } });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${name} is ${wide} wide at ${width}`);
      if (width === 360 && ['inicio', 'busqueda', 'registro', 'informe'].includes(name)) {
        await picture(page, `${name}-movil.png`);
      }
      await close(page);
    }
  }
});

main('axe finds nothing on any page, light and dark', async () => {
  for (const [name, target] of Object.entries(await everyPage())) {
    for (const [colorScheme, width] of isShort ? [['light', 1280]] : [['light', 360], ['dark', 360], ['light', 768], ['dark', 768], ['light', 1180], ['dark', 1180]]) {
      const page = await open(target, { colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(axe).catch(() => {});
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((one) => [one.id, one.nodes.map((node) => node.html).slice(0, 3)]), [], `${name}, ${colorScheme}, ${width}`);
      if (width === 1180 && !['error', 'porque', 'dudas', 'ayuda'].includes(name)) {
        await picture(page, `${name}${colorScheme === 'dark' ? '-oscuro' : ''}.png`);
      }
      await close(page);
    }
  }
});

test('the first view is light, does not shift, and answers at once', async () => {
  const page = await open('/?q=cooperaci%C3%B3n');
  const seen = await page.evaluate(() => new Promise((resolve) => {
    let shift = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value; }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve({ shift, bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .reduce((sum, one) => sum + one.transferSize, 0) }), 500);
  }));
  console.log(`first view: ${seen.bytes} bytes, layout shift ${seen.shift}`);
  assert.ok(seen.bytes < 150_000, `${seen.bytes} bytes`);
  assert.ok(seen.shift < 0.01, `shift ${seen.shift}`);
  const took = await page.evaluate(async () => {
    const times = [];
    for (const letter of ['f', 'fo', 'for', 'foro']) {
      const began = performance.now();
      await (await fetch('/?q=' + letter, { headers: { Accept: 'text/html' } })).text();
      times.push(performance.now() - began);
    }
    return Math.max(...times);
  });
  console.log(`slowest answer while typing: ${took.toFixed(1)} ms`);
  await close(page);
});

main('nothing left the machine and the browser had nothing to complain of', () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints.filter((one) => !/404|Failed to load resource/.test(one)), []);
});
