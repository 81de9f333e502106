// Takes the pictures of the documentation from a running demo: node shoot.mjs BASE FOLDER role=link …
// A name of a picture stands in docs; what is on it follows the product.
import { chromium } from 'playwright-core';

const [base, folder, ...given] = process.argv.slice(2);
const links = Object.fromEntries(given.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
const wide = { viewport: { width: 1440, height: 900 } };
const small = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const firstCustomer = async page => (await page.goto(`${base}/customers`), await page.locator('tbody th a').first().getAttribute('href'));

const pictures = [
  ['salesperson', wide, 'desk', '/'],
  ['salesperson', wide, 'customers', '/customers'],
  ['salesperson', wide, 'customer', firstCustomer],
  ['salesperson', wide, 'customer-new', '/customers/new'],
  ['salesperson', wide, 'visit-report', '/visits/report'],
  ['salesperson', wide, 'pool', '/pool'],
  ['salesperson', small, 'desk-phone', '/'],
  ['sales-manager', wide, 'desk-manager', '/'],
  ['sales-manager', wide, 'customers-manager', '/customers?all=1'],
  ['rule-admin', wide, 'regulations', '/rulebook'],
  ['rule-admin', wide, 'regulation', '/rulebook/CGM'],
  ['rule-admin', wide, 'adopt', '/rulebook/CGM/adopt'],
  ['rule-admin', wide, 'coverage', '/rulebook/coverage'],
  ['system-admin', wide, 'people', '/people'],
  ['system-admin', wide, 'roles', '/roles'],
];

const browser = await chromium.launch({ executablePath: process.env.KEGUI_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const states = {};
let wrong = 0;
for (const [role, size, name, where] of pictures) {
  const context = await browser.newContext({ ...size, locale: 'zh-CN', storageState: states[role] });
  const page = await context.newPage();
  if (!states[role]) {
    await page.goto(links[role]);
    await page.click('button[type=submit]');
    await page.waitForURL(url => !url.pathname.startsWith('/link/'));
    states[role] = await context.storageState();
  }
  const path = typeof where === 'function' ? await where(page) : where;
  const answer = await page.goto(new URL(path, `${base}/`).href);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}/${name}.png` });
  if (answer.status() !== 200) wrong++;
  console.log(name, answer.status(), path);
  await context.close();
}
await browser.close();
process.exit(wrong ? 1 : 0);
