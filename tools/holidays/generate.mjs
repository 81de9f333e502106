// Writes the embedded holiday table. Two packages that copy the State Council's notices by hand must agree on every
// day of a year; one of them alone may carry a typing error.
//   cd tools/holidays && npm ci && npm run generate
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as second from 'chinese-workday';

const years = [2024, 2025, 2026];
const folder = createRequire(import.meta.url).resolve('chinese-days').replace(/dist\/.*$/, '');
const { version } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
const days = [];
for (const year of years) {
  const first = JSON.parse(readFileSync(`${folder}dist/years/${year}.json`, 'utf8'));
  for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
    const date = day.toISOString().slice(0, 10);
    const weekend = day.getUTCDay() % 6 === 0;
    const off = date in first.holidays, makeUp = date in first.workdays;
    if ((makeUp || (!weekend && !off)) !== second.isWorkday(date)) throw new Error(`the packages disagree on ${date}`);
    if (off || makeUp) days.push([date, off ? 'Holiday' : 'MakeUpWorkday', (first.holidays[date] ?? first.workdays[date]).split(',')[1]]);
  }
}
const rows = days.map(row => '    ' + JSON.stringify(row)).join(',\n');
writeFileSync('../../src/Kegui.Kernel/Calendar/holidays-cn.json',
  `{\n  "source": "chinese-days ${version} (MIT)",\n  "days": [\n${rows}\n  ]\n}\n`);
