// What was typed and not yet saved, by form name. A record is { key, at, fields: [[name, value]] }: of ticks and choices only those made.
const prefix = 'kegui-draft:';
const days = 7;

export function read(name) {
  try { return JSON.parse(localStorage.getItem(prefix + name)); } catch { return null; }
}
export function write(name, draft) {
  try { localStorage.setItem(prefix + name, JSON.stringify(draft)); } catch { /* full or forbidden: typing goes on */ }
}
export function drop(name) {
  try { localStorage.removeItem(prefix + name); } catch { /* nothing kept, nothing to drop */ }
}

/** The server says which form it saved; only that draft goes. */
export function dropSaved(key) { each((name, draft) => { if (draft.key === key) drop(name); }); }

/** Old drafts of forms nobody came back to. */
export function dropOld(now) { each((name, draft) => { if (now - draft.at > days * 864e5) drop(name); }); }

function each(act) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const name = key.slice(prefix.length);
      const draft = read(name);
      if (draft) act(name, draft);
    }
  } catch { /* storage is forbidden here */ }
}
