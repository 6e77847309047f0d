// A program that serves an archive, for a browser to visit.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const corpus = process.env.ACERVO_CORPUS ?? path.join(here, '../../testdata/reports');

export const pictures = path.join(here, '../../docs/images');
export const axe = readFileSync(path.join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');
export const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
export const isShort = process.env.ACERVO_E2E_SHORT === '1';

// Imports the corpus into an archive in a folder of its own. Pictures of pages show no folder of this machine.
export function importCorpus() {
  const folder = mkdtempSync(path.join(tmpdir(), 'acervo-e2e-'));
  const archive = path.join(folder, 'acervo.db');
  const files = readdirSync(corpus).filter((name) => /\.(docx|pdf|txt)$/.test(name)).map((name) => path.join(path.basename(corpus), name));
  try {
    execFileSync(process.env.ACERVO, ['--archive', archive, 'import', '--quiet', ...files], { cwd: path.dirname(corpus) });
  } catch (error) {
    assert.equal(error.status, 1, 'some documents of the corpus are meant to fail, nothing else');
  }
  return { folder, archive };
}

// Serves until it is killed; gives the process and all that it says once it has said `until`.
export function serve(archive, args, until) {
  const server = spawn(process.env.ACERVO, ['--archive', archive, 'serve', '--port', '0', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const words = new Promise((resolve) => server.stderr.on('data', (bytes) => {
    said += bytes;
    if (said.match(until)) resolve(said);
  }));
  return { server, words };
}
