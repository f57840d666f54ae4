import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Walks through every page of the mock in both languages, light and dark, narrow and wide, takes pictures and runs axe on each. */

const origin = process.env.PAYGATE_ORIGIN ?? 'http://127.0.0.1:43201';
const folder = new URL('../pictures/', import.meta.url).pathname;
const looks = [
  { language: 'it', theme: 'light', width: 1360, height: 860 },
  { language: 'en', theme: 'dark', width: 1360, height: 860 },
  { language: 'en', theme: 'light', width: 360, height: 740 },
  { language: 'it', theme: 'dark', width: 360, height: 740 },
];
const wanted = process.argv[2];
let faults = 0;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});

for (const look of looks) {
  const context = await browser.newContext({ viewport: { width: look.width, height: look.height }, colorScheme: look.theme });
  await context.addInitScript(language => localStorage.setItem('paygate.language', language), look.language);
  const page = await context.newPage();
  page.on('console', message => {
    if (message.type() === 'error' && !/401|WebSocket|hubs\/capture/.test(message.text())) {
      faults++;
      console.log(`console: ${message.text()}`);
    }
  });
  await walk(page, `${look.language}-${look.theme}-${look.width}`);
  await context.close();
}

await browser.close();
console.log(faults === 0 ? 'no faults' : `${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;

async function walk(page, look) {
  const shoot = name => picture(page, `${name}-${look}`);
  await page.goto(origin);
  await page.waitForSelector('paygate-sign-in-page');
  if (!wanted || wanted === 'sign-in') {
    await shoot('sign-in');
  }

  await page.fill('#user', 'tutti');
  await page.fill('#password', 'any');
  await page.click('button.primary');
  await page.waitForSelector('paygate-desk-panel');
  if (!wanted || wanted === 'desk') {
    await desk(page, shoot);
  }

  if (!wanted || wanted === 'recordings') {
    await recordings(page, shoot);
  }

  if (!wanted || wanted === 'evidence') {
    await page.goto(`${origin}/evidence`);
    await page.waitForSelector('paygate-event-table');
    await shoot('evidence');
    await mock({ broken: true });
    await page.reload();
    await page.waitForSelector('paygate-event-table');
    await shoot('evidence-broken');
    await mock({ broken: false });
  }

  if (!wanted || wanted === 'telephone') {
    await page.goto(`${origin}/telephone.html`);
    await page.waitForTimeout(900);
    await shoot('telephone');
  }
}

async function desk(page, shoot) {
  await mock({ scene: { auto: false } });
  await post('/api/call', { action: 'dial' });
  await page.reload();
  await page.waitForSelector('.primary');
  await shoot('desk-1-ready');
  await page.click('.primary');
  await page.waitForTimeout(300);
  await shoot('desk-2-securing');
  await page.waitForTimeout(1000);
  await shoot('desk-3-secured');
  await page.keyboard.press('Alt+Digit1');
  await page.waitForTimeout(200);
  await shoot('desk-4-waiting');
  await keys(9);
  await page.waitForTimeout(200);
  await shoot('desk-5-keying');
  await page.waitForTimeout(4500);
  await shoot('desk-6-slow');
  await mock({ scene: { nextProblem: 'checksumFailed' } });
  await keys(7);
  await page.waitForTimeout(200);
  await shoot('desk-7-wrong');
  await page.click('.primary');
  await page.waitForTimeout(200);
  await keys(16);
  await page.waitForTimeout(200);
  await shoot('desk-8-good');
  await mock({ drop: 4000 });
  await page.waitForSelector('.lost');
  await shoot('desk-9-lost');
  await page.waitForSelector('.lost', { state: 'detached' });
  await keys(7);
  await page.waitForTimeout(200);
  await shoot('desk-10-complete');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200);
  await shoot('desk-11-sure');
  await page.keyboard.press('Escape');
  await page.click('.primary');
  await page.waitForTimeout(1500);
  await shoot('desk-12-done');
  await page.click('.primary');
  await page.waitForTimeout(1200);
  await mock({ end: 'notProtected' });
  await page.waitForTimeout(400);
  await shoot('desk-13-not-protected');
  await post('/api/call', { action: 'hangup' });
  await page.waitForTimeout(400);
  await shoot('desk-14-ended');
}

async function recordings(page, shoot) {
  await page.goto(`${origin}/recordings`);
  await page.waitForSelector('paygate-recording-list');
  await page.click('paygate-recording-list li:nth-child(3) button');
  await shoot('recordings-1-reason');
  await page.selectOption('#reason', 'quality');
  await page.click('paygate-reason-form button');
  await page.waitForSelector('paygate-player');
  await page.waitForTimeout(300);
  await page.focus('[role=slider]');
  for (let jump = 0; jump < 6; jump++) {
    await page.keyboard.press('ArrowRight');
  }

  await shoot('recordings-2-player');
  await page.click('paygate-recording-list li:nth-child(5) button');
  await shoot('recordings-3-quarantined');
}

async function picture(page, name) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) {
    faults++;
    console.log(`${name}: ${overflow} px wider than the window`);
  }

  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  for (const violation of violations) {
    faults++;
    console.log(`${name}: ${violation.id}: ${violation.nodes.map(node => node.target.flat().join(' ')).join(', ')}`);
  }
}

async function keys(count) {
  for (let key = 0; key < count; key++) {
    await post('/api/press', { key: '0', durationMs: 100 });
  }
}

async function mock(body) {
  await post('/mock', body);
}

async function post(path, body) {
  await fetch(origin + path, { method: 'POST', body: JSON.stringify(body) });
}
