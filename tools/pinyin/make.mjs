// Makes src/Kegui.Kernel/Text/pinyin.tsv.gz: `npm ci && npm run make` in this folder.
// Two blocks, separated by an empty line:
//   readings<TAB>characters that have exactly these readings, the most frequent reading first
//   word<TAB>its readings, for two-character words in which the first reading of a character is not the right one
import { gzipSync, gunzipSync } from 'node:zlib';
import { readFileSync, writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const plain = { toneType: 'none', type: 'array', v: true };
// Package-internal, hence a path: the words that the package itself disambiguates by.
const dict2 = readFileSync(new URL('node_modules/pinyin-pro/dist/esm/data/dict2.mjs', import.meta.url), 'utf8');

// Place names that the package reads wrongly.
const corrections = { 乐清: 'yue qing', 六合: 'lu he', 浚县: 'xun xian', 尉犁: 'yu li', 洪洞: 'hong tong', 铅山: 'yan shan' };

// Classical or dialect readings of characters that company names are full of; nobody types them, and each would double the
// spellings of such a name.
const unused = { 南: 'na', 家: 'jie gu', 信: 'shen', 石: 'dan', 食: 'yi si', 齐: 'zhai ji zi', 大: 'tai', 思: 'sai', 合: 'ge', 广: 'an',
  泽: 'shi', 港: 'jiang', 疆: 'qiang', 许: 'hu', 氏: 'zhi', 强: 'jiang', 谷: 'yu', 奥: 'yu', 景: 'ying', 和: 'hu huo', 红: 'gong',
  无: 'mo', 育: 'yo', 能: 'nai', 艾: 'yi', 女: 'ru', 内: 'na', 术: 'zhu', 摩: 'ma', 底: 'de', 华: 'kua', 兴: 'xin' };

const main = new Map();
const groups = new Map();
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const char = String.fromCharCode(code);
  const readings = [...new Set(pinyin(char, { ...plain, multiple: true }))].filter(r => /^[a-z]+$/.test(r) && !unused[char]?.split(' ').includes(r));
  if (readings.length === 0) continue;
  main.set(char, readings[0]);
  const key = readings.join(' ');
  groups.set(key, (groups.get(key) ?? '') + char);
}

const regions = gunzipSync(readFileSync(new URL('../../src/Kegui.Kernel/Text/regions.tsv.gz', import.meta.url)))
  .toString('utf8').split('\n').flatMap(line => line.split('\t').slice(1));
const candidates = new Set([...dict2.matchAll(/^\s+([\u4e00-\u9fff]{2}): '/gm)].map(m => m[1]));
for (const name of regions) {
  const read = pinyin(name, plain);
  for (let i = 0; i + 1 < name.length; i++)
    if (read[i] !== main.get(name[i]) || read[i + 1] !== main.get(name[i + 1])) candidates.add(name.slice(i, i + 2));
}
const words = [...candidates].map(word => [word, pinyin(word, plain).join(' ')])
  .filter(([word]) => !(word in corrections))
  .concat(Object.entries(corrections))
  .filter(([word, read]) => /^[a-z]+ [a-z]+$/.test(read) && read !== `${main.get(word[0])} ${main.get(word[1])}`)
  .sort(([a], [b]) => (a < b ? -1 : 1));

const text = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(e => e.join('\t')).join('\n') + '\n\n' +
  words.map(e => e.join('\t')).join('\n') + '\n';
writeFileSync(new URL('../../src/Kegui.Kernel/Text/pinyin.tsv.gz', import.meta.url), gzipSync(text, { level: 9 }));
console.log(`${main.size} characters, ${groups.size} groups, ${words.length} words`);
