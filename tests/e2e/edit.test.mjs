// What an archivist puts right on the page, done by a browser: by keyboard, and once without scripts.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { axe, flags, importCorpus, isShort, pictures, serve } from './support.mjs';

let folder, server, browser, home, context;

before(async () => {
  const made = importCorpus();
  folder = made.folder;
  const served = serve(made.archive, ['--edit', '--as', 'Ana'], /clave=[0-9a-f]+\n/);
  server = served.server;
  const said = await served.words;
  home = said.split('\n')[0];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  context = await browser.newContext({ locale: 'es-PA', viewport: { width: 1180, height: 900 } });
  const page = await context.newPage();
  await page.goto(said.match(/http:\S+entrar\S+/)[0]);
  assert.equal(page.url(), home);
  await page.close();
});

after(async () => {
  await browser?.close();
  server?.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
});

async function open(target, from = context) {
  const page = await from.newPage();
  await page.goto(home + target.replace(/^\//, ''));
  return page;
}
const ask = async (name) => (await fetch(home + 'api/' + name)).json();
const history = async () => (await ask('decisions')).history;
const picture = (page, name) => isShort ? null : page.screenshot({ path: path.join(pictures, name) });
async function dated() {
  const { hits } = await ask('search?limit=50&sort=-date&kind=actividad');
  return hits.find((hit) => hit.fields.fecha);
}
// Goes on with Tab to what matches, as a hand without a mouse does.
async function tabTo(page, selector) {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('no way by Tab to ' + selector);
}

test('a date is corrected by keyboard, and taken back', async () => {
  const record = await dated();
  const page = await open('/registro/' + record.id);
  await tabTo(page, '.edit-links a');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/corregir');
  await tabTo(page, 'textarea[name=fecha]');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3 de febrero de 2018');
  await tabTo(page, 'input[name=why]');
  await page.keyboard.type('así está en el acta');
  await picture(page, 'corregir.png');
  await tabTo(page, 'button[value=save]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/registro/' + record.id);
  assert.match(await page.locator('.decided').first().textContent(), /Corregido por Ana/);
  assert.equal((await ask('records/' + record.id)).date.start, '2018-02-03');
  await page.goto(home + 'historial');
  await picture(page, 'historial.png');
  await tabTo(page, '.decision-list button');
  await page.keyboard.press('Enter');
  await page.getByText('deshace la n.º').first().waitFor();
  assert.equal((await ask('records/' + record.id)).date.start, record.date.start);
  await page.close();
});

test('doubts are answered one after the other by keyboard', async () => {
  const page = await open('/dudas');
  await tabTo(page, 'a.button');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/dudas\/\d+$/);
  await picture(page, 'duda.png');
  const first = page.url();
  await page.keyboard.press('Enter');  // the first answer has the focus
  await page.waitForURL((url) => String(url) !== first);
  assert.equal((await history())[0].kind, 'confirm');
  await page.close();
});

test('two entities become one and are parted, without scripts', async () => {
  const plain = await browser.newContext({ locale: 'es-PA', javaScriptEnabled: false, storageState: await context.storageState() });
  const { entities } = await ask('entities?limit=2');
  const page = await open(`/entidad/${entities[0].id}/unir`, plain);
  await page.fill('input[name=nombre]', entities[1].id);
  await page.click('button[value=merge]');
  await page.waitForURL(`**/entidad/${entities[0].id}`);
  const merge = (await history())[0];
  assert.equal(merge.kind, 'merge');
  await page.goto(home + 'historial');
  await page.click(`form[action="/historial/${merge.n}/deshacer"] button`);
  await page.getByText(`deshace la n.º ${merge.n}`).first().waitFor();
  assert.equal((await ask('entities?limit=2')).entities[0].records, entities[0].records);
  await plain.close();
});

test('a correction is seen before it is saved', async () => {
  const record = await dated();
  const page = await open(`/registro/${record.id}/corregir`);
  const before = (await history()).length;
  await page.fill('textarea[name=fecha]', '5 de febrero de 2018');
  await page.click('button[value=preview]');
  assert.match(await page.locator('.trial').textContent(), /2018-02-05/);
  await picture(page, 'corregir-ensayo.png');
  assert.equal((await history()).length, before);
  await page.close();
});

test('forms have no fault that a screen reader would meet', async () => {
  const record = await dated();
  const { entities } = await ask('entities?limit=1');
  const forms = [`/registro/${record.id}/corregir`, `/informe/${record.report.id}/corregir`, `/entidad/${entities[0].id}/unir`,
    `/entidad/${entities[0].id}/separar`, `/entidad/${entities[0].id}/renombrar`, '/dudas', '/historial', '/salir'];
  for (const target of forms) {
    for (const colorScheme of isShort ? ['light'] : ['light', 'dark']) {
      const page = await open(target);
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe).catch(() => {});
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((one) => [one.id, one.nodes.map((node) => node.html).slice(0, 3)]), [], target + colorScheme);
      await page.close();
    }
  }
});
