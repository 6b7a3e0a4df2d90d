/** The reader's last searches, kept in this browser alone. */

const KEY = "yinju-recent";
const MOST = 6;

/** The last searches, newest first; none where the browser keeps nothing. */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

export function remember(query) {
  const text = query.trim();
  if (text) keep([text, ...recent().filter((each) => each !== text)].slice(0, MOST));
}

export function forget() {
  keep([]);
}

function keep(queries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // Storage is off: there is nothing to remember.
  }
}
